// A form with data-passkey fetches a question, lets the browser ask the device, and sends the answer as a field.
const offerPasskeys = () => {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[data-failed]");
    form.hidden = false;
    form.addEventListener("submit", async event => {
      event.preventDefault();
      failed.hidden = true;
      try {
        const { options, state } = await (await fetch(form.dataset.question)).json();
        const asked = JSON.parse(options);
        const credential = form.dataset.passkey === "create"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
        form.elements.credential.value = JSON.stringify(credential);
        form.elements.state.value = state;
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
};

offerPasskeys();
