// Runs when the page's scripts are there, before React takes the page over: from here on React itself hears what is pressed
// (app/_site/paint-first.mjs keeps what was pressed before).

dispatchEvent(new Event('waking'));
