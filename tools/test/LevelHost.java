import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A sub-app behind the filter, as `SubApp` of test/package/server.cases.ts says. */
public class LevelHost implements ServletContextListener {
  private static final List<String> REASONS = Collections.synchronizedList(new ArrayList<>());
  private static final AtomicLong TIME = new AtomicLong();

  public static class Watched extends LevelFilter {
    @Override
    protected void failed(String reason) {
      super.failed(reason);
      REASONS.add(reason);
    }

    @Override
    protected long milliseconds() {
      return TIME.get();
    }
  }

  /** Whether the filter starts with these. */
  private static String start(ServletContext context, Map<String, String> parameters) {
    try {
      new LevelFilter().init((FilterConfig) Proxy.newProxyInstance(LevelHost.class.getClassLoader(),
          new Class<?>[] {FilterConfig.class},
          (self, method, given) -> given == null ? context : parameters.get((String) given[0])));
      return "taken";
    } catch (ServletException e) {
      return "refused";
    }
  }

  public static class App extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.getWriter().print("in");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      String path = request.getRequestURI();
      if (path.equals("/clock")) TIME.addAndGet(Long.parseLong(request.getParameter("after")));
      if (path.equals("/sign-in") && !request.getParameter("account").isEmpty()) {
        HttpSession session = request.getSession();
        session.setAttribute("account", request.getParameter("account"));
        session.setAttribute("signedInAt", request.getParameter("signedInAt"));
      }
      if (path.equals("/start")) {
        Map<String, String> parameters = new HashMap<>();
        for (String each : new String[] {"baseUrl", "insecure"}) parameters.put(each, request.getParameter(each));
        parameters.put("required", "high");
        response.getWriter().print(start(getServletContext(), parameters));
      }
      if (path.equals("/reasons")) {
        response.getWriter().print(String.join(",", REASONS));
        REASONS.clear();
      }
    }
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    for (String[] each : new String[][] {
        {"/api/declarations", "high", "5000", "100"}, {"/any", "high medium", "5000", "100"},
        {"/slow", "high", "300", "100"}, {"/few", "high", "2000", "1"}}) {
      FilterRegistration.Dynamic filter = context.addFilter(each[0], new Watched());
      filter.setInitParameter("baseUrl", System.getProperty("baseUrl"));
      filter.setInitParameter("secretFile", System.getProperty("secretFile"));
      filter.setInitParameter("required", each[1]);
      filter.setInitParameter("timeLimit", each[2]);
      filter.setInitParameter("mostQuestions", each[3]);
      filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, each[0]);
    }
    context.addServlet("app", new App()).addMapping("/*");
  }
}
