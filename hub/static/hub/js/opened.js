// Tells the server that a browser shows the invitation. Mail scanners fetch the page, too, but run no scripts.
const form = document.querySelector("form[data-opened]");
if (form) fetch(form.action, { method: "post", body: new FormData(form), keepalive: true });
