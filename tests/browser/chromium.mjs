// Starts the Chromium that AIZOME_CHROMIUM names, cut off from every network: host names resolve to
// nothing, so even what no script here can see cannot leave.
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND",
];

export const launch = () =>
  chromium.launch({ executablePath: process.env.AIZOME_CHROMIUM, args: FLAGS });

/** The address under which a page under test is served. */
export const PAGE = "https://page.test/";
