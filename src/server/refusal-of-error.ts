import { Refusal } from './refusal.js';

/** SQLSTATE classes of a database that is away: connection, resources, operator, system (PostgreSQL, appendix A), and Node's words for it. */
const AWAY = /^(08|53|57|58)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;

/** What is answered when something was thrown. Only what was meant for clients is shown to them. */
export function refusalOfError(error: unknown, report: (error: unknown) => void): Refusal {
  if (error instanceof Refusal) return error;
  report(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (AWAY.test(code) || (error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message)))
    return new Refusal(503, 'The store is not reachable.', { 'Retry-After': '5' });
  return new Refusal(500, 'Something went wrong here.');
}
