package dev.refundkit.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What came of a call of the command line. */
record Called(int status, String out, String err) {

  static Called with(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Called(status, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }

  String lastLine() {
    return lines().get(lines().size() - 1);
  }
}
