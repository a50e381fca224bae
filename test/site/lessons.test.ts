// Lessons are built from runs: what a text names must be there, and what it claims must be so.

import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { createElement } from 'react';
import { prerender } from 'react-dom/static';
import { describe, expect, it } from 'vitest';
import { completed, lesson } from '@/app/learn/compile';
import { guideTo } from '@/app/learn/guide';
import { lessonParts } from '@/app/learn/parts';
import { playlistOfLesson } from '@/app/learn/playlist';
import { GLOSSARY } from '@/content/glossary';
import { LESSONS, lessonSource, minutesOf, wordsOf } from '@/content/lessons';

/** The Flesch-Kincaid grade of a text: years of school needed to read it. */
function gradeOf(source: string): number {
  const words = wordsOf(source);
  const prose = source.replace(/<[^>]*>/g, ' ');
  const sentences = Math.max(1, (prose.match(/[.!?:](?=\s|$)/g) ?? []).length);
  const syllables = words.reduce((n, word) => {
    const w = word
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '');
    return n + Math.max(1, (w.match(/[aeiouy]{1,2}/g) ?? []).length);
  }, 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

/** Links ask for a router; nobody follows them here. */
const go = () => {};
const ROUTER = { bfcacheId: '', push: go, replace: go, prefetch: go, refresh: go, back: go, forward: go };

describe.each(LESSONS)('the lesson %s', (slug) => {
  it('builds: every moment it names is exactly one, and every number it claims is so', {
    timeout: 60_000,
  }, async () => {
    const { Body, head } = await lesson(slug);
    const page = createElement(Body, { components: lessonParts });
    const routed = createElement(AppRouterContext.Provider, { value: ROUTER }, page);
    // The script of figures comes after the text: the whole page is waited for.
    const html = await new Response((await prerender(routed)).prelude).text();
    expect(html.length).toBeGreaterThan(4_000);
    expect(head.learn.length).toBeGreaterThanOrEqual(3);
  });

  it('reads in ten minutes at most, at grade 9 or easier', () => {
    const source = lessonSource(slug);
    const [minutes, grade] = [minutesOf(source), gradeOf(source)];
    console.log(`${slug}: ${wordsOf(source).length} words, ${minutes} min, grade ${grade.toFixed(1)}`);
    expect(minutes).toBeLessThanOrEqual(10);
    expect(grade).toBeLessThanOrEqual(9);
  });

  it('leads to runs by its own part, which knows the folder of the web server', () => {
    expect(lessonSource(slug)).not.toMatch(/<a\s/);
  });

  it('has something to predict, to try and to be challenged by', () => {
    const source = lessonSource(slug);
    for (const part of ['<Predict', '<TryIt', '<Pitfall', '<Recap', '<Challenge', '<ReadOn', '<Scene'])
      expect(source, part).toContain(part);
  });
});

describe('what lessons are made of', () => {
  it('gives every part its run, and every figure its number', () => {
    const source = `export const lesson = { scenario: 'a' }\n<At select="x" /><Scene of="b">\n<At select="y" />\n</Scene><At select="z" />`;
    const whole = completed(source, 2);
    expect(whole).toContain('<At of="a" select="x" />');
    expect(whole).toContain('<Scene label="Figure 2.1" of="b">\n<At of="b" select="y" />');
    expect(whole).toContain('<At of="a" select="z" />');
  });

  it('explains each word of the trade once, in its own words', () => {
    const names = GLOSSARY.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { says } of GLOSSARY) expect(says).toMatch(/\.$/);
  });
});

describe.each(LESSONS)('the lecture made of %s', (slug) => {
  it('has a stop for each moment, with a caption and notes in plain words', { timeout: 60_000 }, async () => {
    const { stops } = await playlistOfLesson(slug);
    expect(stops.length).toBeGreaterThan(0);
    for (const { caption, notes, reveal } of stops) {
      expect(caption).not.toMatch(/[<>{}]|undefined/);
      expect(caption.length).toBeGreaterThan(5);
      // Whoever reads it from the last row has not read the sentence before; an answer follows its question.
      if (!reveal) expect(caption).not.toMatch(/^(?:It|He|She|They|This|That|These|Those|So|But|And|Then)\b/);
      expect(notes).not.toMatch(/[<>{}]|undefined/);
      // A term that is written by its name alone is a word of the sentence.
      for (const said of [caption, notes]) expect(said).not.toMatch(/\b(?:an?|the)(?: of\b|[.,:;?!])/);
    }
  });

  it('has a guide with a question, a demonstration and experiments with answers', { timeout: 60_000 }, async () => {
    const { experiments, demonstration, goal, asked } = await guideTo(slug);
    expect(goal.length).toBeGreaterThanOrEqual(3);
    expect(demonstration.length).toBeGreaterThan(0);
    expect(experiments.length).toBeGreaterThanOrEqual(2);
    for (const { question, answer } of experiments) {
      expect(question).not.toMatch(/[<>{}]|undefined/);
      expect(answer.length).toBeGreaterThan(20);
    }
    expect(asked.questions.length).toBe(5);
    for (const { options } of asked.questions) expect(options.filter(({ kind }) => kind === 'happens')).toHaveLength(1);
  });
});
