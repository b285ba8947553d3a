// A button that rests says why: in words beside it, which are read out with it.
let made = 0;

/** reason: "" or null where the button may be pressed. place: where the words stand. */
export function restWith(button, place, reason) {
  button.disabled = Boolean(reason);
  place.textContent = reason ?? "";
  place.hidden = !reason;
  place.id ||= `why-${(made += 1)}`;
  if (reason) button.setAttribute("aria-describedby", place.id);
  else button.removeAttribute("aria-describedby");
}
