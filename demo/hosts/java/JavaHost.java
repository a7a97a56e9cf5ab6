import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;

/** The page of a business system with a session of its own, which begins with the portal's ticket. */
public class JavaHost extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  /** What the portal answers to a ticket. Its accounts and instants have no character that JSON escapes. */
  private static final Pattern ACCOUNT = Pattern.compile("\"account\":\"([^\"\\\\]+)\"");
  private static final Pattern SIGNED_IN_AT = Pattern.compile("\"signedInAt\":\"([^\"\\\\]+)\"");

  private final transient HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String portal;

  JavaHost(String portal) {
    this.portal = portal;
  }

  /** The page, or the way to the portal and back with a ticket. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Cache-Control", "no-store");
    HttpSession session = request.getSession();
    String ticket = request.getParameter("ticket");
    boolean isAgain = request.getParameter("again") != null;
    if (ticket != null) {
      Object state = session.getAttribute("state");
      session.removeAttribute("state");
      // Without the state, a foreign page could sign a user in here with the ticket of somebody else.
      boolean isOurs = state != null && state.equals(request.getParameter("state"));
      if (isOurs && signIn(request, ticket)) response.sendRedirect("/");
      else send(response, 403, "text/html", "<p>登录未完成。<a href=\"/\">重新登录</a></p>");
    } else if (isAgain || session.getAttribute("account") == null) {
      // A link of any page leads here: until the new ticket is there, the user stays signed in.
      if (session.getAttribute("state") == null) session.setAttribute("state", UUID.randomUUID().toString());
      Object state = session.getAttribute("state");
      String way = "/demo/ticket?client=declaration&state=" + state;
      // A level that counts from the next sign-in needs a new one at the portal, not only a new session here.
      String again = "/sign-in.html?again&next=" + URLEncoder.encode(way, StandardCharsets.UTF_8);
      response.sendRedirect(portal + (isAgain ? again : way));
    } else {
      String page = Files.readString(Paths.get("declaration.html"));
      send(response, 200, "text/html", page.replace("{{token}}", (String) session.getAttribute("token")));
    }
  }

  /** The action, a servlet of its own: LevelFilter stands before it, whatever address leads to it. */
  private static final class Declare extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final AtomicInteger count = new AtomicInteger();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
      request.setCharacterEncoding("UTF-8");
      String goods = request.getParameter("goods");
      // A page of another site has no token, nor has one that an earlier user has left open.
      Object token = request.getSession().getAttribute("token");
      if (token == null || !token.equals(request.getHeader("X-Token"))) send(response, 401, "text/plain", "");
      else if (goods == null || goods.trim().isEmpty()) send(response, 422, "text/plain", "");
      else send(response, 200, "text/plain", String.format("D-%06d", count.incrementAndGet()));
    }
  }

  private boolean signIn(HttpServletRequest request, String ticket) throws IOException {
    if (!ticket.matches("[\\w-]{1,100}")) return false;
    HttpRequest redeem =
        HttpRequest.newBuilder(URI.create(portal + "/demo/tickets"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + Files.readString(Paths.get("secret")).trim())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"ticket\":\"" + ticket + "\"}"))
            .build();
    try {
      HttpResponse<String> answer = client.send(redeem, HttpResponse.BodyHandlers.ofString());
      Matcher account = ACCOUNT.matcher(answer.body());
      Matcher signedInAt = SIGNED_IN_AT.matcher(answer.body());
      if (answer.statusCode() != 200 || !account.find() || !signedInAt.find()) return false;
      // An id that was known before the sign-in is worth nothing after it.
      request.changeSessionId();
      request.getSession().setAttribute("account", account.group(1));
      request.getSession().setAttribute("signedInAt", signedInAt.group(1));
      request.getSession().setAttribute("token", UUID.randomUUID().toString());
      return true;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void send(HttpServletResponse response, int status, String type, String text) throws IOException {
    response.setStatus(status);
    response.setContentType(type + ";charset=UTF-8");
    response.getWriter().print(text);
  }

  /** `java JavaHost PORTAL`, in its folder: Tomcat on any free port. */
  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir("tomcat");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context app = tomcat.addContext("", new File("dist").getAbsolutePath());
    for (String[] each : new String[][] {{"js", "text/javascript"}, {"css", "text/css"}, {"html", "text/html"}})
      app.addMimeMapping(each[0], each[1]);
    // As a web.xml would have it.
    app.addServletContainerInitializer((none, context) -> {
      context.addServlet("files", new DefaultServlet()).addMapping("/");
      context.addServlet("page", new JavaHost(args[0])).addMapping("");
      context.addServlet("declare", new Declare()).addMapping("/declaration");
      FilterRegistration.Dynamic filter = context.addFilter("medium", new LevelFilter());
      String backend = args[0] + "/api/realname-cert";
      filter.setInitParameters(Map.of("baseUrl", backend, "required", "medium", "secretFile", "secret"));
      EnumSet<DispatcherType> ways = EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD);
      filter.addMappingForServletNames(ways, false, "declare");
    }, null);
    tomcat.start();
    System.out.println("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
  }
}
