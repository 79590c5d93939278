// Loads pages and reports whatever they did: `node hostile.mjs PAGE.html…` prints one JSON report for
// each page, in order. Nothing is judged here, the Rust test does that.
//
// Pages are served without a charset, as a careless server would: they have to say it themselves. The
// page's own policy is switched off (`bypassCSP`) in a second visit, because the markup has to be
// harmless without it too.
import { readFile } from "node:fs/promises";
import { PAGE, launch } from "./chromium.mjs";

/** Every event a handler could wait for that a reader could cause without leaving the page. */
const EVENTS = [
  "load", "error", "click", "dblclick", "auxclick", "mousedown", "mouseup", "mouseover", "mouseenter",
  "mousemove", "mouseout", "pointerdown", "pointerover", "pointerenter", "focus", "focusin", "blur",
  "keydown", "keyup", "input", "change", "submit", "toggle", "scroll", "wheel", "copy", "paste",
  "animationstart", "animationend", "animationiteration", "transitionend", "beforetoggle", "begin",
];

async function visit(browser, html, bypassCSP) {
  const report = { bypassCSP, ran: [], dialogs: [], problems: [], requests: [], pages: [], urls: [], handlers: [] };
  const context = await browser.newContext({ bypassCSP, viewport: { width: 800, height: 2000 } });
  await context.exposeBinding("aizomeRan", (_, what) => report.ran.push(String(what)));
  await context.addInitScript(() => {
    window.canary = (what) => window.aizomeRan(what ?? "canary");
  });
  await context.route("**/*", (route) => {
    const request = route.request();
    if (request.url() === PAGE && request.isNavigationRequest()) {
      return route.fulfill({ contentType: "text/html", body: html });
    }
    report.requests.push({ url: request.url(), type: request.resourceType() });
    return route.abort();
  });
  const page = await context.newPage();
  context.on("page", (opened) => report.pages.push(opened.url()));
  page.on("framenavigated", (frame) => frame.url() === PAGE || report.pages.push(frame.url()));
  page.on("dialog", (dialog) => {
    report.dialogs.push(dialog.message());
    dialog.dismiss();
  });
  page.on("pageerror", (error) => report.problems.push(String(error)));
  page.on("console", (message) => {
    // An image that was not let out is the harness's doing, and is in `requests`.
    if (!message.text().startsWith("Failed to load resource")) report.problems.push(message.text());
  });
  await page.goto(PAGE, { waitUntil: "load" });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const image of document.images) image.loading = "eager";
  });
  await page.waitForTimeout(300);
  Object.assign(report, await page.evaluate(poke, EVENTS));
  await page.mouse.move(400, 300);
  for (let i = 0; i < 40; i += 1) await page.keyboard.press("Tab");
  await page.waitForTimeout(300);
  await context.close();
  return report;
}

/** In the page: sends every event to every element, and lists what could lead somewhere. */
function poke(events) {
  const urls = new Set();
  const handlers = [];
  // A link that is followed would end the visit; where it leads is looked at instead.
  window.addEventListener("click", (event) => event.preventDefault(), true);
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) handlers.push(`${element.tagName} ${name}`);
      if (/^(href|src|srcset|poster|action|formaction|data|cite|background|ping)$/i.test(name)) {
        urls.add(element[name] instanceof Object ? value : String(element[name] ?? value));
      }
    }
    for (const type of events) {
      element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    }
  }
  return { urls: [...urls], handlers, elements: document.querySelectorAll("*").length };
}

const browser = await launch();
try {
  const reports = [];
  for (const path of process.argv.slice(2)) {
    const html = await readFile(path);
    reports.push({ path, visits: [await visit(browser, html, false), await visit(browser, html, true)] });
  }
  process.stdout.write(JSON.stringify(reports));
} finally {
  await browser.close();
}
