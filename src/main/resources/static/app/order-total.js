// The running total of an order's form: the sums that the server will make of it, in whole numbers of the currency's smallest part. What the server
// would not take has no amount here. How figures are read is the same as in TypedNumber.java, how they are rounded as in CurrencyDecimals.java.
const moreForOne = 2;
const copiesMax = 100_000n;
const alone = /^-?[1-9]\d{0,2}(?<mark>[.,])\d{3}$/;
const grouped = /^-?[1-9]\d{0,2}(?<mark>[.,' \u066C])\d{3}(\k<mark>\d{3}){0,3}(?!\k<mark>)([.,\u066B]\d{1,9})?$/;
const inTwos = /^-?[1-9]\d?(?<mark>,)(\d\d,){1,5}\d{3}(\.\d{1,9})?$/;
const ungrouped = /^-?(?=[.,\u066B]?\d)\d{0,15}([.,\u066B]\d{1,9})?$/;
const digit = /^\p{Nd}$/u;

/** A digit of any script as 0 to 9: digits stand in tens, one script after another. */
const latin = (letter) => {
  if (letter === '\u2212') return '-';
  if (letter === '\u2019') return "'";
  if ('\u00A0\u202F\u2009'.includes(letter)) return ' ';
  if (!digit.test(letter) || /\d/.test(letter)) return letter;
  let first = letter.codePointAt(0);
  while (digit.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((letter.codePointAt(0) - first) % 10);
};
const plain = (typed) => [...typed.trim().replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')].map(latin).join('').trim();

const number = (text) => {
  const [whole, part = ''] = text.replace(/[,\u066B]/, '.').split('.');
  const size = BigInt(whole.replace('-', '') + part || '0');
  return { units: text.startsWith('-') ? -size : size, scale: part.length };
};

/** The number that the text means; null where it is none, or could be two. */
const read = (typed, decimals, sign) => {
  const text = plain(typed);
  const three = alone.exec(text);
  if (three?.groups.mark === sign) return number(text);
  if (three) return decimals < 3 ? number(text.replace(three.groups.mark, '')) : null;
  const groups = grouped.exec(text) ?? inTwos.exec(text);
  if (groups) return number(text.replaceAll(groups.groups.mark, ''));
  return ungrouped.test(text) ? number(text) : null;
};

/** Half up, away from 0. */
const rounded = (units, scale, decimals) => {
  if (scale <= decimals) return units * 10n ** BigInt(decimals - scale);
  const part = 10n ** BigInt(scale - decimals);
  const size = ((units < 0n ? -units : units) * 2n + part) / (part * 2n);
  return units < 0n ? -size : size;
};

/** What a line adds; null where it cannot be told yet. */
const amount = (line, decimals, sign) => {
  const typed = (name) => line.querySelector(`[name$=".${name}"]`).value;
  const copies = read(typed('quantity'), 0, sign);
  const price = typed('unitPrice').trim() ? read(typed('unitPrice'), decimals + moreForOne, sign) : { units: 0n, scale: 0 };
  if (!copies || copies.scale > 0 || copies.units < 1n || copies.units > copiesMax || !price) return null;
  const exact = decimals + moreForOne;
  if (price.scale > exact && price.units % 10n ** BigInt(price.scale - exact) !== 0n) return null;
  if (typed('kind') === 'discount' ? price.units > 0n : price.units < 0n) return null;
  return rounded(price.units * copies.units, price.scale, decimals);
};

const decimal = (units, decimals) => {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  return (units < 0n ? '-' : '') + digits.slice(0, at) + (decimals ? '.' + digits.slice(at) : '');
};

const show = () => {
  const form = document.querySelector('form.order-form');
  const sums = form?.querySelector('.sums');
  if (!sums) return;
  const { language } = form.dataset;
  const currency = form.elements.currency.value;
  const other = form.dataset.decimals.split(' ').find((word) => word.startsWith(currency + '='));
  const decimals = other ? Number(other.split('=')[1]) : 2;
  const sign = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1.5).find(({ type }) => type === 'decimal').value;
  const money = new Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const written = (units) => (units === null ? '–' : money.format(decimal(units, decimals)));
  const all = [...form.querySelectorAll('.lines-typed .line')].map((line) => {
    const units = amount(line, decimals, sign);
    line.querySelector('.sum').textContent = written(units);
    line.querySelector('.line-amount').hidden = false;
    return { units, isTax: line.querySelector('[name$=".kind"]').value === 'tax' };
  });
  const sum = (lines) => (lines.some(({ units }) => units === null) ? null : lines.reduce((so, { units }) => so + units, 0n));
  sums.querySelector('.net').textContent = written(sum(all.filter(({ isTax }) => !isTax)));
  sums.querySelector('.tax').textContent = written(sum(all.filter(({ isTax }) => isTax)));
  sums.querySelector('.gross').textContent = written(sum(all));
  sums.querySelectorAll('.of-tax').forEach((row) => { row.hidden = !all.some(({ isTax }) => isTax); });
  sums.hidden = false;
};

for (const happened of ['input', 'change', 'htmx:afterSwap']) document.addEventListener(happened, show);
addEventListener('pageshow', show);
show();
