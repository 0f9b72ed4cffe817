// Reads requests from standard input: 4 bytes of length, then JSON {rows, columns, data: base64}. Answers each with
// one line of JSON: {rows: [text], cursor: [row, column], styles: [[...]]}.
import { createRequire } from 'node:module';
const require = createRequire(process.argv[2] + '/');
const { Terminal } = require('@xterm/headless');

async function show(request) {
  const terminal = new Terminal({ rows: request.rows, cols: request.columns, scrollback: 100, allowProposedApi: true });
  await new Promise(done => terminal.write(Buffer.from(request.data, 'base64'), done));
  const buffer = terminal.buffer.active;
  const rows = [];
  const styles = [];
  for (let y = 0; y < request.rows; y++) {
    const line = buffer.getLine(buffer.baseY + y);
    let text = '';
    const row = [];
    for (let x = 0; x < request.columns; x++) {
      const cell = line.getCell(x);
      if (cell.getWidth() === 0) { row.push(row[row.length - 1]); continue; }
      text += cell.getChars() || ' ';
      row.push([cell.getFgColorMode(), cell.getFgColor(), cell.getBgColorMode(), cell.getBgColor(), cell.isBold() ? 1 : 0,
        cell.isDim() ? 1 : 0, cell.isItalic() ? 1 : 0, cell.isUnderline() ? 1 : 0, cell.isInverse() ? 1 : 0,
        cell.isInvisible() ? 1 : 0, cell.isStrikethrough() ? 1 : 0, cell.isOverline() ? 1 : 0].join(','));
    }
    rows.push(text.trimEnd());
    styles.push(row.join(' '));
  }
  const answer = { rows, cursor: [buffer.cursorY, buffer.cursorX], styles };
  terminal.dispose();
  return answer;
}

let waiting = Buffer.alloc(0);
for await (const chunk of process.stdin) {
  waiting = Buffer.concat([waiting, chunk]);
  while (waiting.length >= 4 && waiting.length >= 4 + waiting.readUInt32BE(0)) {
    const length = waiting.readUInt32BE(0);
    const request = JSON.parse(waiting.subarray(4, 4 + length).toString('utf8'));
    waiting = waiting.subarray(4 + length);
    process.stdout.write(JSON.stringify(await show(request)) + '\n');
  }
}
