import type {Context} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';

/** Why a request could not be processed. A refusal is not a problem but a normal response. */
const problems = {
  'invalid-request': [400, '请求的内容不符合约定'],
  'idempotency-key-missing': [400, '缺少 Idempotency-Key'],
  unauthenticated: [401, '尚未登录或登录已失效'],
  'origin-not-allowed': [403, '请求不是从本系统的页面发出的'],
  'not-editable': [403, '这部分信息不能在这里修改'],
  'not-found': [404, '没有这个接口'],
  'handoff-unknown': [404, '查不到本次认证'],
  'handoff-expired': [410, '本次认证已过期'],
  'request-timeout': [408, '请求的内容迟迟没有发完'],
  conflict: [412, '信息已被修改，请重新读取'],
  'subject-changed': [412, '登录的用户已改变'],
  'body-too-large': [413, '请求的内容过长'],
  'not-this-host': [421, '请求的主机名不是本系统的'],
  'not-json': [415, '请求的内容应为 JSON'],
  'idempotency-key-reused': [422, '同一个 Idempotency-Key 用于了不同的请求'],
  'precondition-required': [428, '缺少 Sw-Subject 或 If-Match'],
  'rate-limited': [429, '请求过于频繁'],
  internal: [500, '系统内部错误'],
  unavailable: [503, '服务暂不可用'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ProblemCode = keyof typeof problems;

export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly retryAfter?: number,
  ) {
    super(code);
  }
}

/**
 * RFC 9457. It tells nothing about the request, which may be personal. Any error that is not a `Problem` is our own
 * fault, and the response tells only that. `detail` is for developers.
 */
export const answerProblem = (c: Context, thrown: unknown, detail?: string): Response => {
  const {code, retryAfter} = thrown instanceof Problem ? thrown : new Problem('internal');
  const [status, title] = problems[code];
  const requestId = crypto.randomUUID();
  const body = {
    type: `urn:sw-realname-cert:problem:${code}`,
    title,
    status,
    code,
    requestId,
    ...(detail !== undefined && {detail}),
    ...(retryAfter !== undefined && {retryAfter}),
  };
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(retryAfter !== undefined && {'retry-after': String(retryAfter)}),
    // Otherwise the rest of the body would be read as the next request.
    ...(status === 408 && {connection: 'close'}),
    ...(status === 401 && {'www-authenticate': 'Bearer'}),
  });
};
