// Asks the service. What goes wrong is told apart, because a person can do something else about each.

const API = '/api/v1';

/**
 * Why there is no answer: `silent`, `starting`, `away`, `refused`, `failed`, or `busy`: only this question had no turn, and
 * may be asked again after `wait` ms; and what the service says to it.
 */
export class NoAnswer extends Error {
  constructor(kind, detail = '', problem = {}) {
    super(detail);
    this.kind = kind;
    this.problem = problem;
    this.wait = 0;
  }
}

async function ask(path, options) {
  try {
    return await fetch(API + path, { ...options, signal: options?.signal ?? AbortSignal.timeout(30_000) });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new NoAnswer('silent');
  }
}

async function refusal(response) {
  const problem = { status: response.status, ...(await response.json().catch(() => ({}))) };
  const detail = problem.detail ?? '';
  if (problem.busy) {
    const busy = new NoAnswer('busy', detail, problem);
    busy.wait = 1000 * (Number(response.headers.get('Retry-After')) || 5);
    return busy;
  }
  if (response.status === 503) return new NoAnswer(problem.away ? 'away' : 'starting', detail, problem);
  const denied = response.status === 401 || response.status === 403;
  return new NoAnswer(denied ? 'refused' : 'failed', detail, problem);
}

async function answered(path, options) {
  const response = await ask(path, options);
  if (!response.ok) throw await refusal(response);
  return response;
}

/** The address of a question. */
export const question = (path, parameters = {}) => {
  const said = Object.entries(parameters).filter(([, value]) => value);
  return said.length ? `${path}?${new URLSearchParams(said)}` : path;
};

/** JSON of a GET. */
export const get = async (path, signal) => (await answered(path, { signal })).json();

/** The same answer as CSV. */
export const csv = async (path) => (await answered(path, { headers: { Accept: 'text/csv' } })).blob();

/** Asks for something to be done; the answer is JSON. */
export const post = async (path, body) =>
  (await answered(path, {
    method: 'POST',
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  })).json();

/** Asks for a load run to be cancelled. */
export const cancel = async (id) => (await answered(`/runs/${id}`, { method: 'DELETE' })).json();

/** Where the service tells what happens. */
export const events = () => new EventSource(`${API}/events`);

/** Whether anything can be changed from here: the service has a token, and who sees this page has shown it. */
export const mayChange = document.documentElement.dataset.mayChange === 'true';
