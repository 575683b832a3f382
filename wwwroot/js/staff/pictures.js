// Pictures: a form that takes what is dropped on it and says at once what is too large; in the editor it stands in a dialog,
// and what comes of it is written where the cursor is. The page of pictures makes the form and its answers, here too.

const improve = form => {
  const file = form.elements.picture, says = form.elements.says, decorative = form.elements.decorative;
  const zone = form.querySelector("[data-drop]");
  const weigh = () => {
    file.setCustomValidity(file.files[0]?.size > Number(form.dataset.most) ? form.dataset.tooLarge : "");
    if (file.files[0]) file.reportValidity();
  };
  // Asked before it is sent: a browser forgets a chosen file with the page.
  const ask = () => {
    says.required = !decorative.checked;
    says.disabled = decorative.checked;
  };
  file.addEventListener("change", weigh);
  decorative.addEventListener("change", ask);
  ask();
  zone.addEventListener("dragover", event => event.preventDefault());
  zone.addEventListener("drop", event => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    file.files = event.dataTransfer.files;
    weigh();
  });
};

for (const form of document.querySelectorAll(".picture-form")) improve(form);
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = button.dataset.copied;
  });
}
document.getElementById("taken")?.focus();

const pageOf = async answer => new DOMParser().parseFromString(await answer.text(), "text/html");

// The link leads to the page of pictures; where that cannot be asked, it still does.
export const offerPictures = (text, put) => {
  const link = text.querySelector("[data-pictures]");
  if (!link) return;
  text.querySelector("[data-marks]").append(link);
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.className = "picture-dialog";
  dialog.setAttribute("aria-labelledby", "picture-form-title");

  const show = (page, files) => {
    const form = page.getElementById("picture-form");
    const shut = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: link.dataset.shut });
    shut.addEventListener("click", () => dialog.close());
    form.querySelector(".actions").append(shut);
    dialog.replaceChildren(form);
    improve(form);
    if (files?.length) form.elements.picture.files = files;
    form.addEventListener("submit", send);
    if (!dialog.open) dialog.showModal();
    form.querySelector("#problem")?.focus();
  };
  const send = async event => {
    event.preventDefault();
    const form = event.target;
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: new FormData(form) }).catch(() => null);
    const page = answer && !answer.redirected ? await pageOf(answer) : null;
    const figure = page?.getElementById("taken")?.dataset.figure;
    if (figure) {
      dialog.close();
      put(`\n\n${figure}\n\n`);
    } else if (page?.getElementById("picture-form")) {
      show(page, form.elements.picture.files);
    } else {
      form.elements.picture.setCustomValidity(form.dataset.unsent);
      form.elements.picture.reportValidity();
      form.elements.picture.setCustomValidity("");
    }
  };
  const open = async files => {
    const answer = await fetch(link.href).catch(() => null);
    if (!answer?.ok || answer.redirected) return location.assign(link.href);
    show(await pageOf(answer), files);
  };
  link.addEventListener("click", event => {
    event.preventDefault();
    open();
  });
  // A file that is dropped on the text would be opened in its place.
  const written = text.querySelector("textarea.body").parentElement;
  written.addEventListener("dragover", event => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); }, true);
  written.addEventListener("drop", event => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    open(event.dataTransfer.files);
  }, true);
};
