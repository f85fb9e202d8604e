package dev.refundkit.samples.shop.desk;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in. Taking the form is Spring Security's. */
@Controller
final class SignInPage {

  static final String PATH = "/desk/sign-in";

  /** The field in which the name stands. */
  static final String NAME = "name";

  /** Why the page is shown, as its query says. */
  enum Why {
    START(""),
    REFUSED("The name and the password do not belong together."),
    ENDED("Your session has ended. Sign in again, and repeat what you did last."),
    OUT("You are signed out.");

    private final String text;

    Why(String text) {
      this.text = text;
    }

    String path() {
      return PATH + "?why=" + name();
    }
  }

  @GetMapping(PATH)
  String get(@RequestParam(defaultValue = "START") Why why, Model model) {
    model.addAttribute("said", why.text);
    model.addAttribute("refused", why == Why.REFUSED);
    return "desk/sign-in";
  }
}
