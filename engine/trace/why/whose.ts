/** What stands on somebody's table: 'Bob’s phone', and of a lifeline that is named after its owner 'Bob's desk phone'. */
export const phoneOf = (name: string): string => (/['’]s \S/.test(name) ? `${name} phone` : `${name}’s phone`);

/** Whose phone it is: turns `phoneOf` round. */
export const ownerOf = (phone: string): string => phone.replace(/(?:’s|(?<=['’]s \S.*)) phone$/, '');
