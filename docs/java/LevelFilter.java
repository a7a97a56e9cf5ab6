/*
 * A filter to copy: what is behind it needs a security level. It does the same as `requireLevel` of
 * sw-realname-cert/server.js (docs/level.md, "Your server"). Java 8 and Servlet 3.1 or later, and no library.
 *
 * For Servlet 4 and older (Tomcat 9, Jetty 9, Spring Boot 2), replace the word jakarta by javax, wherever it stands.
 *
 * Init parameters:
 *   baseUrl               of the certification backend, such as https://portal.example.com/api/realname-cert; http only
 *                         on this machine
 *   insecure              "true": http anywhere, in a network without TLS that you trust. Who listens there has the secret
 *   required              ids of levels, separated by spaces, of which any is enough; the first is recommended
 *   secretFile            a file with what the portal has given to your server. It is read for each question, so that
 *                         you can exchange it. Or override secret()
 *   accountAttribute      the attribute of the session with the id of the account at the portal; by default "account"
 *   signedInAtAttribute   the attribute with the time of the sign-in to the portal: RFC 3339, as the portal's ticket
 *                         said it; by default "signedInAt". Both are Strings. Or override signedIn()
 *   timeLimit             milliseconds for the whole of a question; by default 5000
 *   mostQuestions         how many questions may be open at once, above which nobody is let in; by default 100. A
 *                         certification backend that never ends its answers holds no more threads than two for each
 *
 * In web.xml:
 *   <filter>
 *     <filter-name>high</filter-name>
 *     <filter-class>LevelFilter</filter-class>
 *     <init-param>
 *       <param-name>baseUrl</param-name>
 *       <param-value>https://portal.example.com/api/realname-cert</param-value>
 *     </init-param>
 *     <init-param><param-name>required</param-name><param-value>high</param-value></init-param>
 *     <init-param><param-name>secretFile</param-name><param-value>/etc/declaration/secret</param-value></init-param>
 *   </filter>
 *   <filter-mapping>
 *     <filter-name>high</filter-name>
 *     <servlet-name>declare</servlet-name>
 *     <dispatcher>REQUEST</dispatcher>
 *     <dispatcher>FORWARD</dispatcher>
 *   </filter-mapping>
 *
 * By the name of the servlet that does the action and nothing else, because it may have several addresses. Under Spring MVC,
 * which has one servlet for all, by a prefix that holds nothing else, such as <url-pattern>/api/declarations/*</url-pattern>
 * for an action at /api/declarations/send. Never by its exact address: up to Spring 5, /send/ leads there, too, and
 * in older ones /send.x. On Jetty with setCompactPath(true), because /api//declarations/send may lead there, too.
 *
 * Spring Boot reads no web.xml: give a FilterRegistrationBean<LevelFilter> its setInitParameters, addUrlPatterns and
 * setDispatcherTypes(REQUEST, FORWARD). @Component would be a filter of all addresses, without parameters.
 */
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class LevelFilter implements Filter {
  /** Who has sent a request. Where a text is missing, nobody is signed in. */
  public static final class SignedIn {
    final String account;
    final String signedInAt;
    final String session;

    public SignedIn(String account, String signedInAt, String session) {
      this.account = account;
      this.signedInAt = signedInAt;
      this.session = session;
    }
  }

  /** Why there is no answer that counts. Its text has nothing of the secret, of the account or of the answer. */
  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    Failure(String reason) {
      super(reason);
    }
  }

  private static final class Answer {
    /** Null if the answer has none. */
    String subject;
    List<?> levels;
    /** Until when of milliseconds() it may be kept. */
    long until;
  }

  private static final class Kept {
    final String subject;
    final long until;

    Kept(String subject, long until) {
      this.subject = subject;
      this.until = until;
    }
  }

  private static final class NotTooMany extends LinkedHashMap<List<String>, Kept> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<List<String>, Kept> eldest) {
      return size() > MOST_KEPT;
    }
  }

  private static final long KEPT_MS = 60_000;
  private static final int MOST_KEPT = 10_000;
  /** Of an answer, which has about 200. */
  private static final int MOST_BYTES = 16_384;
  private static final int DEEPEST = 32;
  private static final String PROBLEMS = "urn:sw-realname-cert:problem:";
  /** It is quoted in a header (RFC 9110, 5.6.4), and a page takes no longer one. */
  private static final Pattern REQUIRED =
      Pattern.compile("(?=.{1,200}$)[\\x21\\x23-\\x5B\\x5D-\\x7E]+(?: [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*");
  private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7E]{1,200}");
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");
  /** A file of Windows begins with the mark of its encoding, and any file may end with a line. */
  private static final Pattern SECRET = Pattern.compile("\\uFEFF?[ \\t\\r\\n]*([\\x21-\\x7E]+)[ \\t\\r\\n]*");
  /** RFC 9110, 5.6.7. */
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);

  /** Who is let in without a question, by session, account and sign-in. Never a refusal. */
  private final Map<List<String>, Kept> letIn = Collections.synchronizedMap(new NotTooMany());
  /** The questions under way, by the same. */
  private final ConcurrentMap<List<String>, Question> questions = new ConcurrentHashMap<>();

  private ServletContext context;
  private URL address;
  private String required;
  private String secretFile;
  private String accountAttribute;
  private String signedInAtAttribute;
  private int timeLimit;
  private Semaphore free;

  @Override
  public void init(FilterConfig config) throws ServletException {
    context = config.getServletContext();
    required = parameter(config, "required", "");
    secretFile = parameter(config, "secretFile", "");
    accountAttribute = parameter(config, "accountAttribute", "account");
    signedInAtAttribute = parameter(config, "signedInAtAttribute", "signedInAt");
    if (!REQUIRED.matcher(required).matches()) throw new ServletException("required: ids of levels");
    try {
      timeLimit = Integer.parseInt(parameter(config, "timeLimit", "5000"));
      free = new Semaphore(Integer.parseInt(parameter(config, "mostQuestions", "100")));
      address = new URL(parameter(config, "baseUrl", "").replaceFirst("/+$", "") + "/levels");
    } catch (IOException | NumberFormatException e) {
      throw new ServletException("baseUrl, timeLimit or mostQuestions", e);
    }
    if (address.getUserInfo() != null || address.getQuery() != null || address.getRef() != null)
      throw new ServletException("baseUrl: without a user, a query or a fragment");
    boolean isHttpSafe = parameter(config, "insecure", "").equals("true")
        || Arrays.asList("localhost", "127.0.0.1", "[::1]").contains(address.getHost().toLowerCase(Locale.ROOT));
    if (!address.getProtocol().equals("https") && !(address.getProtocol().equals("http") && isHttpSafe))
      throw new ServletException("baseUrl: only https, because the secret is sent there. See the parameter insecure");
  }

  private static String parameter(FilterConfig config, String name, String otherwise) {
    String value = config.getInitParameter(name);
    return value == null ? otherwise : value.trim();
  }

  @Override
  public void destroy() {
    letIn.clear();
  }

  /** From your own session, and never from what a page sends. Null: nobody is signed in. */
  protected SignedIn signedIn(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) return null;
    Object account = session.getAttribute(accountAttribute);
    Object signedInAt = session.getAttribute(signedInAtAttribute);
    if (!(account instanceof String) || !(signedInAt instanceof String)) return null;
    return new SignedIn((String) account, (String) signedInAt, session.getId());
  }

  protected String secret() throws IOException {
    return new String(Files.readAllBytes(Paths.get(secretFile)), StandardCharsets.UTF_8);
  }

  /**
   * Told why nobody was let in although somebody might be: "no secret", "too slow", "no answer", "too long",
   * "not fitting", "too many" questions at once, or the status, such as "status 401". Nothing of it is personal.
   */
  protected void failed(String reason) {
    context.log("LevelFilter: " + reason);
  }

  /** Of a clock that nobody sets. */
  protected long milliseconds() {
    return System.nanoTime() / 1_000_000;
  }

  @Override
  public void doFilter(ServletRequest plainRequest, ServletResponse plainResponse, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) plainRequest;
    HttpServletResponse response = (HttpServletResponse) plainResponse;
    SignedIn user = signedIn(request);
    if (user == null || isEmpty(user.account) || isEmpty(user.signedInAt) || isEmpty(user.session)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      send(response, 401, "about:blank", "");
      return;
    }
    List<String> key = Arrays.asList(user.session, user.account, user.signedInAt);
    Kept kept = letIn.get(key);
    if (kept == null || milliseconds() >= kept.until) {
      try {
        Answer answer = ask(key, user);
        if (Collections.disjoint(answer.levels, Arrays.asList(required.split(" ")))) {
          refuse(response, answer.subject);
          return;
        }
        kept = new Kept(answer.subject, answer.until);
      } catch (Failure failure) {
        failed(failure.getMessage());
        response.setHeader("Retry-After", "10");
        send(response, 503, "about:blank", "");
        return;
      }
      letIn.remove(key);
      letIn.put(key, kept);
    }
    List<String> sent = Collections.list(request.getHeaders("Sw-Subject"));
    if (!sent.isEmpty() && !String.join(", ", sent).equals(kept.subject)) {
      send(response, 412, PROBLEMS + "subject-changed", ",\"code\":\"subject-changed\"");
      return;
    }
    chain.doFilter(request, response);
  }

  /** A problem document (RFC 9457) for the page, and the challenge of RFC 9470 for whoever knows that. */
  private void refuse(HttpServletResponse response, String subject) throws IOException {
    response.setHeader("WWW-Authenticate",
        "Bearer error=\"insufficient_user_authentication\", acr_values=\"" + required + "\"");
    // The title in Chinese, "the security level is too low", whatever encoding the compiler takes this file for.
    send(response, 403, PROBLEMS + "level-too-low",
        ",\"title\":" + quoted("\u5b89\u5168\u7ea7\u522b\u4e0d\u8db3") + ",\"requiredLevel\":" + quoted(required)
            + (subject == null ? "" : ",\"subject\":" + quoted(subject)));
  }

  private static void send(HttpServletResponse response, int status, String type, String more) throws IOException {
    String json = "{\"type\":" + quoted(type) + ",\"status\":" + status + more + "}";
    byte[] body = json.getBytes(StandardCharsets.US_ASCII);
    response.setStatus(status); // not sendError: the container would answer with its own page
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Whoever comes while a question about the same sign-in is under way waits for its answer. */
  private Answer ask(List<String> key, SignedIn user) throws Failure {
    Question question;
    try {
      HttpURLConnection connection = (HttpURLConnection) address.openConnection(); // nothing is sent yet
      question = questions.computeIfAbsent(key, absent -> asked(connection, user));
    } catch (IOException e) {
      throw new Failure("no answer");
    }
    if (question == null) throw new Failure("too many");
    try {
      return question.get(timeLimit, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | CancellationException e) {
      // Not in this thread: it may wait for the end of a read.
      if (question.cancel(false)) new Thread(question.connection::disconnect, "LevelFilter").start();
      throw new Failure("too slow");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("no answer");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Failure) throw (Failure) e.getCause();
      if (e.getCause() instanceof SocketTimeoutException) throw new Failure("too slow");
      throw new Failure("no answer"); // without its cause, which may name what was sent
    } finally {
      questions.remove(key, question);
    }
  }

  /** Null where so many are open that no other is asked. */
  private Question asked(HttpURLConnection connection, SignedIn user) {
    if (!free.tryAcquire()) return null;
    Question question = new Question(connection, user);
    // The limits of HttpURLConnection are for each read, so only another thread can end the whole in time.
    Thread thread = new Thread(() -> {
      question.run();
      // Not when nobody waits any more: a backend that never ends its answer may hold the thread.
      free.release();
    }, "LevelFilter");
    thread.setDaemon(true);
    thread.start();
    return question;
  }

  private final class Question extends FutureTask<Answer> {
    final HttpURLConnection connection;

    Question(HttpURLConnection connection, SignedIn user) {
      super(() -> {
        long askedAt = milliseconds();
        try {
          return answerOf(bodyOf(connection, credential(), user), connection.getHeaderField("Date"), askedAt);
        } catch (Exception e) {
          connection.disconnect();
          throw e;
        }
      });
      this.connection = connection;
    }
  }

  private String credential() throws Failure {
    String found = "";
    try {
      found = secret();
    } catch (IOException | RuntimeException e) {
      // There is none, as below.
    }
    // What HttpURLConnection throws at any other character has the secret in it.
    Matcher secret = SECRET.matcher(found == null ? "" : found);
    if (!secret.matches()) throw new Failure("no secret");
    return secret.group(1);
  }

  private byte[] bodyOf(HttpURLConnection connection, String secret, SignedIn user) throws IOException, Failure {
    long startedAt = System.nanoTime();
    connection.setRequestMethod("POST");
    connection.setInstanceFollowRedirects(false); // a redirect would carry the secret
    connection.setUseCaches(false);
    connection.setConnectTimeout(timeLimit);
    connection.setReadTimeout(timeLimit);
    connection.setRequestProperty("Authorization", "Bearer " + secret);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("Accept", "application/json");
    connection.setDoOutput(true);
    String question = "{\"account\":" + quoted(user.account) + ",\"signedInAt\":" + quoted(user.signedInAt) + "}";
    try (OutputStream out = connection.getOutputStream()) {
      out.write(question.getBytes(StandardCharsets.US_ASCII));
    }
    int status = connection.getResponseCode();
    if (status != 200) throw new Failure(status < 0 ? "no answer" : "status " + status);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[4_096];
    try (InputStream in = connection.getInputStream()) {
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        body.write(part, 0, length);
        if (body.size() > MOST_BYTES) throw new Failure("too long");
        // Nobody waits any more, but the thread would read on.
        if (System.nanoTime() - startedAt > timeLimit * 1_000_000L) throw new SocketTimeoutException();
      }
    }
    // HttpURLConnection takes a body that was cut off for a whole one.
    long announced = connection.getContentLengthLong();
    if (announced >= 0 && announced != body.size()) throw new IOException();
    return body.toByteArray();
  }

  /** Only the members that decide are looked at; null is as absent. */
  private static Answer answerOf(byte[] body, String date, long askedAt) throws Failure {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      Object document = new Json(text).document();
      if (!(document instanceof Map)) throw new Failure("not fitting");
      Object levels = ((Map<?, ?>) document).get("levels");
      Object subject = ((Map<?, ?>) document).get("subject");
      Object until = ((Map<?, ?>) document).get("until");
      if (!(levels instanceof List) || !isTextOrNull(subject, SUBJECT) || !isTextOrNull(until, INSTANT))
        throw new Failure("not fitting");
      for (Object id : (List<?>) levels) if (!(id instanceof String)) throw new Failure("not fitting");
      Answer answer = new Answer();
      answer.levels = (List<?>) levels;
      answer.subject = (String) subject;
      long left = KEPT_MS;
      if (until != null) {
        // Java reads nine digits of a second, and RFC 3339 allows any number.
        String instant = ((String) until).replaceFirst("(\\.\\d{9})\\d+", "$1");
        left = Math.min(OffsetDateTime.parse(instant).toInstant().toEpochMilli() - givenAt(date), KEPT_MS);
      }
      // A level that has ended is none.
      if (left <= 0) throw new Failure("not fitting");
      answer.until = askedAt + left;
      return answer;
    } catch (CharacterCodingException | DateTimeException e) {
      throw new Failure("not fitting");
    }
  }

  /** When an answer was given, by the clock of its "until"; without a Date by ours. Date leaves out parts of a second. */
  private static long givenAt(String date) {
    try {
      if (date != null) return LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC).toEpochMilli() + 1_000;
    } catch (DateTimeException e) {
      // As without one.
    }
    return System.currentTimeMillis();
  }

  private static boolean isTextOrNull(Object value, Pattern pattern) {
    return value == null || value instanceof String && pattern.matcher((String) value).matches();
  }

  private static boolean isEmpty(String text) {
    return text == null || text.isEmpty();
  }

  /** A text as JSON, in ASCII. */
  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      if (each == '"' || each == '\\') json.append('\\').append(each);
      else if (each < ' ' || each > '~') json.append(String.format("\\u%04x", (int) each));
      else json.append(each);
    }
    return json.append('"').toString();
  }

  /** Reads JSON as RFC 8259 has it, and nothing else: objects as maps, arrays as lists. */
  private static final class Json {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object document() throws Failure {
      Object value = value(0);
      next();
      if (at < text.length()) throw new Failure("not fitting");
      return value;
    }

    /** The next character that is no blank, which is not taken yet; 0 at the end. */
    private char next() {
      while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) at++;
      return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean takes(char wanted) {
      if (next() != wanted) return false;
      at++;
      return true;
    }

    private void take(char wanted) throws Failure {
      if (!takes(wanted)) throw new Failure("not fitting");
    }

    private Object value(int depth) throws Failure {
      char first = next();
      if (first == '"') return string();
      if (first == '{' || first == '[') {
        // Without a limit, an answer could use up the stack.
        if (depth == DEEPEST) throw new Failure("not fitting");
        at++;
        return first == '{' ? object(depth + 1) : array(depth + 1);
      }
      for (String word : Arrays.asList("null", "true", "false")) {
        if (!text.startsWith(word, at)) continue;
        at += word.length();
        return word.equals("null") ? null : Boolean.valueOf(word);
      }
      Matcher number = NUMBER.matcher(text).region(at, text.length());
      if (!number.lookingAt()) throw new Failure("not fitting");
      at = number.end();
      return Double.valueOf(number.group());
    }

    private Map<String, Object> object(int depth) throws Failure {
      Map<String, Object> members = new HashMap<>();
      if (takes('}')) return members;
      do {
        if (next() != '"') throw new Failure("not fitting");
        String name = string();
        take(':');
        // RFC 8259, 4, leaves open which of two members of the same name counts. Neither does here.
        if (members.containsKey(name)) throw new Failure("not fitting");
        members.put(name, value(depth));
      } while (takes(','));
      take('}');
      return members;
    }

    private List<Object> array(int depth) throws Failure {
      List<Object> values = new ArrayList<>();
      if (takes(']')) return values;
      do values.add(value(depth));
      while (takes(','));
      take(']');
      return values;
    }

    private String string() throws Failure {
      StringBuilder value = new StringBuilder();
      at++;
      while (at < text.length()) {
        char each = text.charAt(at++);
        if (each == '"') return value.toString();
        if (each < ' ') break;
        if (each == '\\') each = escaped();
        value.append(each);
      }
      throw new Failure("not fitting");
    }

    private char escaped() throws Failure {
      char kind = at < text.length() ? text.charAt(at++) : 0;
      if (kind == 'u' && at + 4 <= text.length() && text.substring(at, at + 4).matches("[0-9A-Fa-f]{4}")) {
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      int index = ESCAPES.indexOf(kind);
      if (index < 0) throw new Failure("not fitting");
      return ESCAPED.charAt(index);
    }
  }
}
