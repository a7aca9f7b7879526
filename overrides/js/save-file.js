// Gives the reader a file. Nothing is sent anywhere: the browser makes it and keeps it.

// Returns the name, so that it can be told. A title has marks that no system allows in a name, and some that nobody sees.
export const download = (title, type, content) => {
  const name = title.replace(/[\\/:*?"<>|\u00ad]/g, "").replaceAll("\u00a0", " ");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // Some browsers read the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
};
