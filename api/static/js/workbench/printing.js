// Printing the workbench prints the clean text: marks go while the print is made and come back afterwards.

export function printing() {
  let marks = "";
  addEventListener("beforeprint", () => {
    marks = document.body.dataset.marks;
    document.body.dataset.marks = "clean";
  });
  addEventListener("afterprint", () => { document.body.dataset.marks = marks; });
}
