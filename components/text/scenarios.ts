// Words of the list of all scenarios.

export const scenariosText = {
  messageCount: (n: number) => (n === 1 ? '1 message' : `${n} messages`),
  namedMoments: 'Moments to send to somebody',
  namedMomentsIntro: 'Each has a page of its own, which opens the stage at just this message.',
  allScenarios: 'Scenarios',
  allScenariosIntro:
    'Each is a short script of what people do. The engine makes the messages of it when the site is built; choose one to play it.',
  otherScenarios: 'Others',
} as const;
