const wrong = [];
const expect = (holds, text) => { if (!holds) wrong.push(text); };
const name = (element) => element.outerHTML.slice(0, 90);

expect(document.documentElement.lang === "en", "the page has no language");
expect(document.title.length > 0, "the page has no title");
expect(document.querySelectorAll("h1").length === 1, "the page has not exactly one main heading");
expect(document.querySelectorAll("main").length === 1, "the page has not exactly one main part");
expect(document.documentElement.scrollWidth <= window.innerWidth, "the page scrolls sideways: "
  + document.documentElement.scrollWidth + " > " + window.innerWidth);

for (const field of document.querySelectorAll("input:not([type=hidden]), textarea, select")) {
  expect(field.labels.length > 0, "no label: " + name(field));
  for (const id of (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)) {
    expect(document.getElementById(id), "described by nothing: " + name(field));
  }
}
for (const button of document.querySelectorAll("button")) {
  expect(button.innerText.trim().length > 0, "a button without a name: " + name(button));
  expect(button.getBoundingClientRect().height >= 44, "too small for a thumb: " + name(button));
  button.focus();
  expect(document.activeElement === button, "cannot have the focus: " + name(button));
}
for (const region of document.querySelectorAll(".scroll")) {
  const cut = region.scrollWidth > region.clientWidth;
  expect(!cut || region.tabIndex === 0, "cannot be scrolled by keyboard: " + name(region));
}
for (const header of document.querySelectorAll("th")) {
  expect(header.scope, "a header of nothing: " + name(header));
}

const channels = (color) => {
  const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
  return { rgb: [r, g, b], a };
};
const luminance = (rgb) => {
  const [r, g, b] = rgb.map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const color = channels(getComputedStyle(at).backgroundColor);
    if (color.a === 1) return color.rgb;
  }
  return [255, 255, 255];
};
for (const element of document.querySelectorAll("body *")) {
  const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  if (!text || !element.checkVisibility() || element.tagName === "SCRIPT") continue;
  const [a, b] = [luminance(channels(getComputedStyle(element).color).rgb), luminance(ground(element))];
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  expect(contrast >= 4.5, "contrast " + contrast.toFixed(2) + ": " + name(element));
}
return wrong;
