/** What an action of the host needs, as its server says it. */
export interface Requirement {
  /** Ids of security levels, such as `high`. Any is enough, and the first is recommended. Not empty. */
  readonly levels?: readonly string[];
  /** The user must have signed in at most so many seconds ago. Certification cannot do that: it takes a new sign-in. */
  readonly maxAge?: number;
  /** `subject` of the user whose action was refused, as in the backend's status. */
  readonly subject?: string;
}

/** Of the problem document that says which level is needed (RFC 9457, 3.1.1). */
const problemType = 'urn:sw-realname-cert:problem:level-too-low';

const mediaType = /^application\/(?:[\w.+-]+\+)?json\b/i;

/** A scheme, or a parameter with its value, in quotation marks or not (RFC 9110, 11.2 and 11.6.1). */
const partOfChallenge = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?/g;

/** The parameters of each challenge of the header: what stands in a value's quotation marks is no parameter. */
const challengesIn = (header: string): readonly ReadonlyMap<string, string>[] => {
  const challenges: Map<string, string>[] = [];
  for (const [, name = '', quoted, plain] of header.matchAll(partOfChallenge)) {
    const value = quoted?.replaceAll(/\\(.)/g, '$1') ?? plain;
    if (value === undefined) challenges.push(new Map());
    else challenges.at(-1)?.set(name.toLowerCase(), value);
  }
  return challenges;
};

const idsIn = (text: unknown): readonly string[] | undefined =>
  typeof text === 'string' && text.length <= 200 ? (text.match(/\S+/g) ?? undefined) : undefined;

/** RFC 9470, 3: of `acr_values`, in order of preference, any is enough. */
const fromChallenge = (header: string): Requirement | undefined => {
  const found = challengesIn(header).find((each) => each.get('error') === 'insufficient_user_authentication');
  const levels = idsIn(found?.get('acr_values'));
  const maxAge = found?.get('max_age') ?? '';
  const requirement = {...(levels && {levels}), ...(/^\d{1,9}$/.test(maxAge) && {maxAge: Number(maxAge)})};
  return Object.keys(requirement).length > 0 ? requirement : undefined;
};

/** A problem document is known by its type. What has none, such as a house's own envelope, by its member. */
const fromDocument = (document: unknown): Requirement | undefined => {
  const {type = problemType, requiredLevel, subject} = Object(document) as Record<string, unknown>;
  const levels = type === problemType || type === 'about:blank' ? idsIn(requiredLevel) : undefined;
  return levels && {levels, ...(typeof subject === 'string' && {subject})};
};

/** Also that of another window, such as of a sandbox. */
const isResponse = (refusal: unknown): refusal is Response =>
  typeof (refusal as Partial<Response> | undefined)?.clone === 'function';

/**
 * Why a server of the host refused: a problem document (RFC 9457) with `requiredLevel`, usually with the status 403, or the
 * header `WWW-Authenticate` of RFC 9470. Undefined for any other response, which is for the host to handle. A response
 * can still be read afterwards. Where the document was read already, or came with a status of success, hand over the
 * document itself.
 */
export const requirementOf = async (refusal: unknown): Promise<Requirement | undefined> => {
  if (!isResponse(refusal)) return fromDocument(refusal);
  const {ok, bodyUsed, headers} = refusal;
  if (ok) return undefined;
  const challenge = fromChallenge(headers.get('WWW-Authenticate') ?? '');
  if (bodyUsed || !mediaType.test(headers.get('Content-Type') ?? '')) return challenge;
  const document = fromDocument(
    await refusal
      .clone()
      .json()
      .catch(() => undefined),
  );
  // The document says whose action it was, and a `max_age` is in the challenge alone.
  return document ? {...challenge, ...document} : challenge;
};
