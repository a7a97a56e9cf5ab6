import {Problem} from './problem.js';

const maxBytes = 64 * 1_024;
/** Enough on any normal connection. */
const usualPatienceMs = 10_000;

/** A body as text. Gives up on a body that is too long or never ends. */
export const readBody = async (request: Request, patienceMs = usualPatienceMs): Promise<string> => {
  if (Number(request.headers.get('content-length')) > maxBytes) throw new Problem('body-too-large');
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (!reader) return '';
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('request-timeout')), patienceMs);
  });
  const decoder = new TextDecoder();
  let [text, length] = ['', 0];
  try {
    for (;;) {
      const {done, value} = await Promise.race([reader.read(), late]);
      if (done) return text + decoder.decode();
      length += value.length;
      if (length > maxBytes) throw new Problem('body-too-large');
      text += decoder.decode(value, {stream: true});
    }
  } finally {
    clearTimeout(timer);
  }
};
