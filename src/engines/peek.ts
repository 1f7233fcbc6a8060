/** Reads the first bytes of an answer. What is to be read of it afterwards is `whole`; it begins with them again. */
export async function peek(response: Response): Promise<{ readonly first: Uint8Array; readonly whole: Response }> {
  const reader = response.body?.getReader();
  const first = (await reader?.read())?.value ?? new Uint8Array();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => (first.length ? controller.enqueue(first) : controller.close()),
    async pull(controller) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader?.cancel(reason),
  });
  return { first, whole: new Response(body, { headers: response.headers }) };
}
