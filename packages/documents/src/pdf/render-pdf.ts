import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { renderSVG } from "uqr";
import { readGlyphs } from "./glyphs.ts";
import { checkPrintable } from "./printable.ts";
import type { SheetName, Sheets } from "./sheets.ts";

const TEMPLATES = fileURLToPath(new URL("./templates/", import.meta.url));
const require = createRequire(import.meta.url);
const FONTS = dirname(require.resolve("@expo-google-fonts/noto-sans-sc/package.json"));
const FACES = ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"];

/** Results that no sheet has used for so many prints are let go; the cache grows without end. */
const CACHE_AGE = 5;

interface Press {
  readonly compiler: NodeCompiler;
  /** Characters that both faces can draw. */
  readonly glyphs: ReadonlySet<number>;
}

let press: Promise<Press> | undefined;

/** Typesetter and faces are 60 MB: they are loaded with the first sheet, not with the process. */
async function openPress(): Promise<Press> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const faces = FACES.map((face) => readFileSync(join(FONTS, face)));
  const [first = new Set<number>(), ...others] = faces.map(readGlyphs);
  const glyphs = new Set([...first].filter((point) => others.every((face) => face.has(point))));
  const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: faces }] });
  return { compiler, glyphs };
}

/**
 * Sets a sheet as an A4 PDF, tagged, fonts embedded. The same data give the same bytes. Texts are
 * handed over as data: nothing in them is markup.
 *
 * @throws Refusal `document.glyph-missing` naming the character that the fonts can't draw.
 */
export async function renderPdf<Name extends SheetName>(
  sheet: Name,
  data: Sheets[Name],
): Promise<Buffer> {
  press ??= openPress();
  const { compiler, glyphs } = await press;
  checkPrintable(data, glyphs);
  const inputs = { data: JSON.stringify(toTemplateData(data)) };
  const mainFilePath = join(TEMPLATES, `${sheet}.typ`);
  try {
    const compiled = compiler.compile({ mainFilePath, inputs });
    if (compiled.result === null) throw faultOf(sheet, compiled.takeError());
    const creationTimestamp = Math.floor(Date.parse(data.printedAt) / 1000);
    return compiler.pdf(compiled.result, { creationTimestamp });
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
}

const BEIJING_MS = 8 * 3_600_000;

function toTemplateData({ codeText, printedAt, ...rest }: Sheets[SheetName]): object {
  const local = new Date(Date.parse(printedAt) + BEIJING_MS).toISOString();
  return {
    ...rest,
    printedAt: `${local.slice(0, 10)} ${local.slice(11, 16)}`,
    code: codeText === null ? null : renderSVG(codeText, { ecc: "M", border: 2 }),
  };
}

/** The typesetter's messages quote templates, never data. */
function faultOf(sheet: SheetName, error: { shortDiagnostics: unknown[] } | null): Error {
  return new Error(`${sheet} can't be set: ${JSON.stringify(error?.shortDiagnostics)}`);
}
