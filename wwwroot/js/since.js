// On which day a reader read which page: on their device alone, and only once they have asked for it. Of two days the last before today
// is kept beside today's, so that the link is the same the whole day.
const isDay = day => /^\d{4}-\d\d-\d\d$/.test(day);
// What somebody else wrote there is as nothing.
const readDays = () => {
  try {
    const days = JSON.parse(localStorage.getItem("read"));
    return days?.constructor === Object ? days : null;
  } catch { return null; }
};
const keepDays = days => {
  try {
    if (days) localStorage.setItem("read", JSON.stringify(days));
    else localStorage.removeItem("read");
  } catch { /* Storage is closed. */ }
};
const today = new Date().toISOString().slice(0, 10);

const linkChanges = () => {
  const link = document.querySelector("[data-since]");
  const days = link && readDays();
  if (!days) return;
  const own = days[location.pathname];
  const [last, before] = Array.isArray(own) ? own.filter(isDay) : [];
  const since = last < today ? last : before;
  days[location.pathname] = [today, since];
  keepDays(days);
  if (!since) return;
  link.search = `?since=${since}`;
  link.textContent = link.dataset.since;
};
const offerToRemember = () => {
  const offer = document.querySelector("[data-remember]");
  if (!offer) return;
  const button = offer.querySelector("button");
  const [remember, forget] = [button.textContent, button.dataset.forget];
  const show = () => { button.textContent = readDays() ? forget : remember; };
  button.addEventListener("click", () => {
    keepDays(readDays() ? null : { [offer.dataset.remember]: [today] });
    show();
  });
  show();
  offer.hidden = false;
};

linkChanges();
offerToRemember();
