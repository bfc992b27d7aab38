// Receipts by the encoders of others: `node encode.cjs packages receipts.json [rounds]` writes, as JSON, each
// receipt's bytes in hex, or with rounds what one receipt takes: the median, in microseconds.
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const [packages, file, rounds] = process.argv.slice(2);
const load = createRequire(path.resolve(packages, 'package.json'));
const receiptline = load('receiptline');
const loaded = load('@point-of-sale/receipt-printer-encoder');
const Encoder = loaded.default || loaded;
const columns = 48;

function byPointOfSale(blocks) {
  const encoder = new Encoder({ columns, language: 'esc-pos' });
  encoder.initialize().codepage('cp437');
  for (const block of blocks) {
    if (block.qr) encoder.align('center').qrcode(block.qr, { errorlevel: 'm' }).align('left');
    if (block.barcode) encoder.align('center').barcode('{B' + block.barcode, 'code128', { height: 80, text: true }).align('left');
    if (block.text === undefined && block.pair === undefined) continue;
    const size = block.size;
    encoder.bold(block.bold).size(size, size);
    if (block.pair) {
      const width = columns / size;
      const right = block.pair[1].length;
      encoder.size(size, size).line(block.pair[0].padEnd(width - right) + block.pair[1]);
    } else {
      encoder.align(block.align).line(block.text).align('left');
    }
    encoder.bold(false).size(1, 1);
  }
  return Buffer.from(encoder.cut('partial').encode());
}

function byReceiptline(blocks) {
  const plain = (text) => text.replace(/[\\|{}~_"`^]/g, '\\$&');
  const lines = ['{border:none}'];
  for (const block of blocks) {
    if (block.qr) lines.push(`{code:${block.qr};option:qrcode,4,m}`);
    if (block.barcode) lines.push(`{code:${block.barcode};option:code128,2,72,hri}`);
    const look = (text) => '^'.repeat(block.size === 2 ? 3 : 0) + (block.bold ? `"${plain(text)}"` : plain(text));
    if (block.pair) lines.push(`${look(block.pair[0])} | ${look(block.pair[1])}`);
    if (block.text !== undefined && block.align === 'left') lines.push(`|${look(block.text)}`);
    if (block.text !== undefined && block.align === 'center') lines.push(look(block.text));
    if (block.text !== undefined && block.align === 'right') lines.push(`${look(block.text)}|`);
  }
  const printer = { cpl: columns, encoding: 'cp437', command: 'escpos', spacing: false };
  return Buffer.from(receiptline.transform(lines.join('\n'), printer), 'latin1');
}

function microseconds(encode, blocks) {
  for (let i = 0; i < rounds; ++i) encode(blocks);  // compiled by now
  const times = [];
  for (let i = 0; i < rounds; ++i) {
    const start = process.hrtime.bigint();
    encode(blocks);
    times.push(Number(process.hrtime.bigint() - start) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

const receipts = JSON.parse(fs.readFileSync(file, 'utf8'));
const result = rounds ? microseconds : (encode, blocks) => encode(blocks).toString('hex');
console.log(JSON.stringify(receipts.map((blocks) => ({
  point_of_sale: result(byPointOfSale, blocks),
  receiptline: result(byReceiptline, blocks),
}))));
