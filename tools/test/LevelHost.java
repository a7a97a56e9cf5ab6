import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
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

  public static class App extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      String path = request.getRequestURI();
      if (path.equals("/clock")) TIME.addAndGet(Long.parseLong(request.getParameter("after")));
      if (path.equals("/sign-in") && !request.getParameter("account").isEmpty()) {
        HttpSession session = request.getSession();
        session.setAttribute("account", request.getParameter("account"));
        session.setAttribute("signedInAt", request.getParameter("signedInAt"));
      }
      response.getWriter().print(path.equals("/reasons") ? String.join(",", REASONS) : "in");
      if (path.equals("/reasons")) REASONS.clear();
    }
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    for (String[] each : new String[][] {{"/api/declarations", "high", "5000"}, {"/any", "high medium", "5000"}, {"/slow", "high", "300"}}) {
      FilterRegistration.Dynamic filter = context.addFilter(each[0], new Watched());
      filter.setInitParameter("baseUrl", System.getProperty("baseUrl"));
      filter.setInitParameter("secretFile", System.getProperty("secretFile"));
      filter.setInitParameter("required", each[1]);
      filter.setInitParameter("timeLimit", each[2]);
      filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, each[0]);
    }
    context.addServlet("app", new App()).addMapping("/*");
  }
}
