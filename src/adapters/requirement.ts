/** What an action of the host needs, as its server says it. */
export interface Requirement {
  /** Id of the security level, such as `high`. */
  readonly level?: string;
  /** The user must have signed in at most so many seconds ago. Certification cannot do that: it takes a new sign-in. */
  readonly maxAge?: number;
}

const mediaType = /^application\/(?:[\w.+-]+\+)?json\b/i;

/** A `name="value"` or `name=value` of a challenge (RFC 9110, 11.2). */
const parameterIn = (challenge: string, name: string): string | undefined => {
  const found = new RegExp(`[\\s,]${name}\\s*=\\s*(?:"([^"]*)"|([^\\s,"]+))`, 'i').exec(challenge);
  return found?.[1] ?? found?.[2];
};

/** RFC 9470, 3: the values of `acr_values` are in order of preference, of which the first is taken. */
const fromChallenge = (challenge: string): Requirement | undefined => {
  if (parameterIn(challenge, 'error') !== 'insufficient_user_authentication') return undefined;
  const level = parameterIn(challenge, 'acr_values')?.trim().split(/\s+/)[0];
  const maxAge = parameterIn(challenge, 'max_age');
  return {
    ...(level && {level}),
    ...(maxAge !== undefined && /^\d{1,9}$/.test(maxAge) && {maxAge: Number(maxAge)}),
  };
};

/**
 * Why a server of the host refused: a problem document (RFC 9457) with `requiredLevel`, usually with the status 403, or the
 * header `WWW-Authenticate` of RFC 9470. Undefined for any other response, which is for the host to handle. The response
 * can still be read afterwards.
 */
export const requirementOf = async (response: Response): Promise<Requirement | undefined> => {
  if (response.ok) return undefined;
  const said = fromChallenge(` ${response.headers.get('WWW-Authenticate') ?? ''}`);
  if (said && Object.keys(said).length > 0) return said;
  if (response.bodyUsed || !mediaType.test(response.headers.get('Content-Type') ?? '')) return undefined;
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  const {requiredLevel} = Object(problem) as {requiredLevel?: unknown};
  return typeof requiredLevel === 'string' && requiredLevel.length > 0 && requiredLevel.length <= 200
    ? {level: requiredLevel}
    : undefined;
};
