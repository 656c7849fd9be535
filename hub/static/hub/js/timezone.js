// Tells the server the browser's time zone, so that the next page shows the reader's own clock first.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const known = document.cookie.split("; ").some((pair) => pair.startsWith("tz="));
if (zone && !known) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `tz=${zone}; path=/; max-age=31536000; samesite=lax${secure}`;
}

// On a first visit the server could not know the zone yet: choose it in a form that asks for one.
const choice = document.querySelector("select[name=time_zone]");
if (choice && !choice.value && [...choice.options].some((option) => option.value === zone)) {
  choice.value = zone;
}
