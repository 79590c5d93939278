// Takes pictures of pages as readers see them: `node screens.mjs FOLDER PAGE.html…` writes
// FOLDER/PAGE-light.png, -dark.png and -still.png (reduced motion), and prints how many animations ran in
// each as JSON.
import { mkdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { PAGE, launch } from "./chromium.mjs";

const LOOKS = {
  light: { colorScheme: "light", reducedMotion: "no-preference" },
  dark: { colorScheme: "dark", reducedMotion: "no-preference" },
  still: { colorScheme: "light", reducedMotion: "reduce" },
};

/** A picture for any address, so that the same page always looks the same. */
function picture(url) {
  const name = decodeURIComponent(new URL(url).pathname);
  let hue = 0;
  for (const c of name) hue = (hue * 31 + c.codePointAt(0)) % 360;
  const wide = /photo|sky|cat/.test(name);
  const [width, height] = wide ? [640, 360] : [128, 128];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 60% 72%)"/>
    <stop offset="1" stop-color="hsl(${(hue + 60) % 360} 55% 52%)"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>
    <circle cx="${width * 0.5}" cy="${height * 0.42}" r="${height * 0.18}" fill="#fff" opacity=".85"/>
    <ellipse cx="${width * 0.5}" cy="${height}" rx="${height * 0.34}" ry="${height * 0.34}" fill="#fff" opacity=".85"/></svg>`;
}

async function shoot(browser, html, look, file) {
  const context = await browser.newContext({ ...look, viewport: { width: 720, height: 900 }, deviceScaleFactor: 1.5 });
  await context.route("**/*", (route) =>
    route.request().url() === PAGE
      ? route.fulfill({ contentType: "text/html; charset=utf-8", body: html })
      : route.fulfill({ contentType: "image/svg+xml", body: picture(route.request().url()) }),
  );
  const page = await context.newPage();
  await page.goto(PAGE, { waitUntil: "load" });
  await page.evaluate(() => {
    for (const image of document.images) image.loading = "eager";
  });
  await page.waitForTimeout(400);
  await page.screenshot({ path: file, fullPage: true });
  const seen = await page.evaluate(() => ({
    background: getComputedStyle(document.body).backgroundColor,
    animations: document.getAnimations().length,
    overflows: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }));
  await context.close();
  return seen;
}

const [folder, ...pages] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  const report = {};
  for (const path of pages) {
    const name = basename(path, ".html");
    const html = await readFile(path);
    report[name] = {};
    for (const [look, emulated] of Object.entries(LOOKS)) {
      report[name][look] = await shoot(browser, html, emulated, join(folder, `${name}-${look}.png`));
    }
  }
  process.stdout.write(JSON.stringify(report));
} finally {
  await browser.close();
}
