// The outlines of worksheets as the page's data have them: what is asked is listed once, and every place points to it.

export const readOutlines = ({ asked, outlines }) =>
  outlines.map((outline) => ({ ...outline, groups: outline.groups.map((group) => readGroup(group, asked)) }));

const readGroup = (group, asked) => ({
  ...group,
  items: group.items.map(([id, place]) => {
    const [label, question] = asked[place];
    return { id, label, question };
  }),
});
