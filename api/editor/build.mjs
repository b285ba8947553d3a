// Bundles src/ into ../static/editor.js (or the folder given) and collects the licences of what went into it, and packs the script of each page
// with its modules into one file under js/packed. Same input, same bytes.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";

const folder = process.argv[2] ?? "../static";

const result = await build({
  entryPoints: ["src/editor.js"],
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2020", "chrome90", "firefox90"],
  legalComments: "none",
  metafile: true,
  outfile: `${folder}/editor.js`,
});

const names = Object.keys(result.metafile.inputs)
  .map((path) => /node_modules\/([^/]+)\//.exec(path)?.[1])
  .filter(Boolean);
const notices = [...new Set(names)].sort().map((name) => {
  const licence = readdirSync(`node_modules/${name}`).find((file) => /^licen[cs]e/i.test(file));
  return `${name}\n\n${readFileSync(`node_modules/${name}/${licence}`, "utf8").trim()}\n`;
});
writeFileSync(`${folder}/editor.licences.txt`, notices.join("\n----\n\n"));

const templates = "../templates";
const entries = new Set(
  readdirSync(templates)
    .filter((name) => name.endsWith(".html"))
    .flatMap((name) => [...readFileSync(`${templates}/${name}`, "utf8").matchAll(/module\("([^"]+)"\)/g)].map((match) => match[1])),
);

const editorLater = {
  name: "the editor is fetched when it is needed",
  setup: (packing) => packing.onResolve({ filter: /\/editor\.js$/ }, ({ kind, path }) => (kind === "dynamic-import" ? { path, external: true } : undefined)),
};

// What api/pages/modules.py compares with the sources: a packed file that is out of date is not used.
function digestOf(inputs) {
  const told = createHash("sha256");
  const paths = inputs.map((path) => relative("../static", path).replaceAll("\\", "/")).sort();
  for (const path of paths) told.update(`${path}\n`).update(readFileSync(`../static/${path}`));
  return told.digest("hex");
}

for (const entry of [...entries].sort()) {
  const packed = await build({
    entryPoints: [`../static/${entry}`],
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2020", "chrome90", "firefox90"],
    legalComments: "none",
    metafile: true,
    write: false,
    plugins: [editorLater],
  });
  const name = entry.replace(/^js\//, "").replaceAll("/", "-");
  mkdirSync(`${folder}/js/packed`, { recursive: true });
  writeFileSync(`${folder}/js/packed/${name}`, `/* ${digestOf(Object.keys(packed.metafile.inputs))} */\n${packed.outputFiles[0].text}`);
}
