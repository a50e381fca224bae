// Words for a link that cannot be read in whole, or that asks for what a call has not.

export const linkText = {
  problems: {
    'too long': 'The address is too long to be a link of Sipscope; only the call itself is shown.',
    moment: 'The moment in the address cannot be read; the call is shown from its end.',
    message: 'The message in the address cannot be read; none is chosen.',
    machine: 'The element in the address cannot be read; none is chosen.',
    lens: 'The step in the address is none of the five; the whole call is shown.',
    panel: 'The panel in the address is unknown; the message is shown.',
    switch: 'A part of the address that is a switch says neither 0 nor 1; it is passed over.',
    view: 'A part of how the ladder is arranged cannot be read in the address; that part is shown as usual.',
    changes: 'The changes in the address cannot be read; the call is shown as it was.',
    text: 'The scenario in the address cannot be read.',
    twice: 'A part of the address stands there twice; the first of the two counts.',
    unknown: 'A part of the address is unknown: it may come from a newer Sipscope. The rest is shown.',
  },
  messageGone: (id: string) => `The message ${id} of the address is not in this call.`,
  elementGone: (id: string) => `The element ${id.slice(0, 40)} of the address is not in this call.`,
  momentGone: 'The moment in the address comes after the end of this call; the end is shown.',
} as const;
