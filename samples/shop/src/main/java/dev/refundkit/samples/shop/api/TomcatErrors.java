package dev.refundkit.samples.shop.api;

import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers in the one form of errors what Tomcat refuses before any application sees it: malformed
 * paths, headers and chunks. Tomcat makes it by its name.
 */
public final class TomcatErrors extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable fault) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    String id = RequestIds.of(request.getRequest());
    response.setHeader(RequestIds.HEADER, id);
    try {
      ErrorAnswer.of(Fault.ofStatus(status), Map.of()).writeTo(response, id);
      response.finishResponse();
    } catch (IOException e) {
      // Nobody is there to read it.
    }
  }
}
