// Copies an invitation: its text is that of the mail beside the button.
for (const button of document.querySelectorAll("[data-copy]")) {
  const row = button.closest(".invitation");
  const status = row.querySelector("[role=status]");
  button.addEventListener("click", async () => {
    const mail = new URL(row.querySelector("a[href^='mailto:']").href);
    const copied = await copy(mail.searchParams.get("body"));
    status.textContent = copied ? status.dataset.copied : status.dataset.failed;
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

document.documentElement.classList.add("served");
