// Suggests what the browser knows, unless somebody has chosen already.
const zone = document.getElementById('company.timezone');
const currency = document.getElementById('company.currency');
const currencies = { US: 'USD', GB: 'GBP', CH: 'CHF', DK: 'DKK', SE: 'SEK', NO: 'NOK', PL: 'PLN', CZ: 'CZK', CA: 'CAD', AU: 'AUD', NZ: 'NZD', JP: 'JPY',
  CN: 'CNY', IN: 'INR', BR: 'BRL', MX: 'MXN', ZA: 'ZAR', KR: 'KRW', SG: 'SGD', HK: 'HKD', TW: 'TWD', TR: 'TRY', IL: 'ILS', HU: 'HUF', RO: 'RON' };
const suggest = (list, word) => {
  if (word && list.dataset.chosen !== 'true' && [...list.options].some((option) => option.value === word)) list.value = word;
};
suggest(zone, Intl.DateTimeFormat().resolvedOptions().timeZone);
suggest(currency, currencies[new Intl.Locale(navigator.language).maximize().region]);
