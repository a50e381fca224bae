'use client';
// The map of the network beside the ladder: who stands where, what runs between them, and what travels at the playhead.
// A picture with a sentence, and over it a button for each element and each path.

import { type KeyboardEvent, memo, type RefObject, useMemo, useRef, useState } from 'react';
import { r1 } from '../ladder/geometry';
import { HeadShape } from '../ladder/heads';
import type { LadderView, Millis } from '../ladder/model';
import { HEAD_ICONS } from '../ladder/shapes';
import { mapText as text } from '../text/map';
import { cx } from '../ui/cx';
import { pathOf, pointAt } from './curves';
import type { MapPlan, MapText, Outline, ServiceKind } from './model';
import { type MapPacket, messageOn, packetsAt, type Traffic, trafficOf } from './now';
import { brick, wallAcross } from './shapes';

export interface NetworkMapProps {
  readonly plan: MapPlan;
  readonly ladder: LadderView;
  readonly at: Millis;
  /** The message in hand. */
  readonly message: string | null;
  /** The element in hand. */
  readonly node: string | null;
  onNode(id: string): void;
  onMessage(id: string): void;
}

export function NetworkMap(props: NetworkMapProps) {
  const { plan, ladder, at, message, node } = props;
  const traffic = useMemo(() => trafficOf(ladder.messages, ladder.satellites), [ladder]);
  const packets = packetsAt(traffic, plan, at);
  const moment = useRef(at);
  moment.current = at;
  const inHand = useMemo(() => ladder.messages.find((m) => m.id === message), [ladder, message]);
  const lit = inHand ? linkKey(inHand.from, inHand.to) : '';
  const down = plan.downs.filter(({ t0, t1 }) => at >= t0 && at < t1).map((spell) => spell.node);
  const cuts = plan.cuts.filter(({ t0, t1 }) => at >= t0 && at < t1);
  return (
    <div className="netmap-box">
      <svg
        className="netmap"
        viewBox={`0 0 ${plan.width} ${plan.height}`}
        width={plan.width}
        height={plan.height}
        role="img"
        aria-label={text.describe(plan)}
      >
        <Ground plan={plan} />
        <Sounds plan={plan} at={at} early={isEarlyAt(ladder.media, at)} />
        <Links plan={plan} lit={lit} cuts={cuts.map(({ a, b, only }) => `${linkKey(a, b)} ${only ?? ''}`).join('|')} />
        <Elements plan={plan} chosen={node ?? ''} down={down.join(' ')} asked={askedAt(packets)} />
        {packets.map((packet) => (
          <Packet key={packet.message} packet={packet} radius={plan.radius} />
        ))}
      </svg>
      <Buttons
        plan={plan}
        node={node}
        lit={lit}
        moment={moment}
        traffic={traffic}
        down={down.join(' ')}
        onNode={props.onNode}
        onMessage={props.onMessage}
      />
    </div>
  );
}

const linkKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Services that are asked just now, as one string, so that nothing is drawn again while nothing changes. */
const askedAt = (packets: readonly MapPacket[]): string =>
  packets
    .filter(({ kind }) => kind === 'query')
    .map(({ curve }) => `${curve.to.x} ${curve.to.y}`)
    .join('|');

function Words({ of, className }: { readonly of: MapText | null; readonly className: string }) {
  if (of === null) return null;
  return (
    <text className={className} x={of.x} y={of.y} fontSize={of.size} textAnchor={of.anchor}>
      {of.text}
    </text>
  );
}

const Ground = memo(function Ground({ plan }: { readonly plan: MapPlan }) {
  return (
    <>
      {plan.domains.map((domain) => (
        <g key={`${domain.x0}`} className="nm-domain">
          <rect x={domain.x0 + 0.5} y={domain.y0} {...sizeOf(domain)} rx={plan.radius * 0.6} />
          <Words of={domain.label} className="nm-small" />
        </g>
      ))}
      {plan.nats.map((nat) => (
        <g key={nat.x0} className="nm-nat">
          <path className="brick" d={brick(nat, plan.radius * 0.36)} />
          <Words of={nat.label} className="nm-small" />
        </g>
      ))}
    </>
  );
});

const sizeOf = ({ x0, x1, y0, y1 }: Outline) => ({ width: x1 - x0 - 1, height: y1 - y0 });

/** Whether what is heard at a moment is heard before the answer, all of it. */
function isEarlyAt(media: LadderView['media'], at: Millis): boolean {
  const now = media.filter(({ t0, t1 }) => at >= t0 && at < t1);
  return now.length > 0 && now.every(({ early }) => early);
}

interface SoundsProps {
  readonly plan: MapPlan;
  readonly at: Millis;
  readonly early: boolean;
}

/** Who hears whom: dotted along the way of the sound, wider apart before the answer; where only one hears, it has a head. */
function Sounds({ plan, at, early }: SoundsProps) {
  return plan.sounds.map(({ a, b, curve, spans }) => {
    const now = spans.find(({ t0, t1 }) => at >= t0 && at < t1);
    const [hearer] = now?.hears ?? [];
    const end = now?.hears.length !== 1 ? null : hearer === a ? curve.from : curve.to;
    return (
      now && (
        <g key={`${a} ${b}`} className={cx('nm-sound', early && 'early')}>
          <path d={pathOf(curve)} />
          {end && <circle cx={end.x} cy={end.y} r={plan.radius * 0.27} />}
        </g>
      )
    );
  });
}

const Links = memo(function Links({
  plan,
  lit,
  cuts,
}: {
  readonly plan: MapPlan;
  readonly lit: string;
  readonly cuts: string;
}) {
  const cut = cuts.split('|');
  return (
    <>
      {plan.services.map(({ of, kind, curve }) => (
        <path key={`${of} ${kind}`} className="nm-ask" d={pathOf(curve)} />
      ))}
      {plan.links.map(({ a, b, curve, tube, wall }) => {
        const key = linkKey(a, b);
        const broken = cut.some((one) => one.startsWith(`${key} `));
        return (
          <g key={key} className={cx('nm-link', lit === key && 'lit', broken && 'cut')}>
            <path className={tube ? 'tube' : 'wire'} d={pathOf(curve)} />
            {tube && <path className="bore" d={pathOf(curve)} />}
            {wall && <path className="nm-wall" d={wallAcross(wall, plan.radius)} />}
            {broken && <path className="nm-cut" d={crossAt(pointAt(curve, 0.5), plan.radius * 0.42)} />}
          </g>
        );
      })}
      {plan.links.map(({ a, b, mark }) => (
        <Words key={linkKey(a, b)} of={mark} className="nm-small nm-mark" />
      ))}
    </>
  );
});

const crossAt = ({ x, y }: { x: number; y: number }, r: number): string =>
  `M${r1(x - r)} ${r1(y - r)}L${r1(x + r)} ${r1(y + r)}M${r1(x + r)} ${r1(y - r)}L${r1(x - r)} ${r1(y + r)}`;

const Elements = memo(function Elements({
  plan,
  chosen,
  down,
  asked,
}: {
  readonly plan: MapPlan;
  readonly chosen: string;
  readonly down: string;
  readonly asked: string;
}) {
  const isDown = (id: string) => down.split(' ').includes(id);
  return (
    <>
      {plan.services.map((service) => (
        <g
          key={`${service.of} ${service.kind}`}
          className={cx('nm-service', asked.split('|').includes(`${service.curve.to.x} ${service.curve.to.y}`) && 'on')}
        >
          <ServiceIcon kind={service.kind} x={service.x} y={service.y} size={plan.radius} />
          <Words of={service.label} className="nm-small" />
        </g>
      ))}
      {plan.nodes.map(({ id, kind, x, y, label, note }) => (
        <g key={id} className={cx('nm-node', id === chosen && 'chosen', isDown(id) && 'down')}>
          <HeadShape kind={kind} x={x} y={y} radius={plan.radius} icon={plan.icon} />
          {isDown(id) && <path className="nm-down" d={crossAt({ x, y }, plan.radius * 0.72)} />}
          <Words of={label} className="nm-name" />
          <Words of={note} className="nm-small nm-host" />
        </g>
      ))}
    </>
  );
});

function ServiceIcon({ kind, x, y, size }: { kind: ServiceKind; x: number; y: number; size: number }) {
  const place = `translate(${r1(x - size / 2)} ${r1(y - size / 2)}) scale(${r1((size / 24) * 100) / 100})`;
  return (
    <g className="lh">
      <circle className="lh-shape" cx={x} cy={y} r={r1(size * 0.62)} />
      <path className="icon" transform={place} d={HEAD_ICONS[kind]} />
    </g>
  );
}

function Packet({ packet, radius }: { readonly packet: MapPacket; readonly radius: number }) {
  const at = pointAt(packet.curve, packet.part);
  const [x, y] = [r1(at.x), r1(at.y)];
  return (
    <g className={cx('nm-packet', `k-${packet.kind}`)}>
      {packet.lost ? (
        <path className="nm-lost" d={crossAt(at, radius * 0.38)} />
      ) : (
        <>
          <circle className="halo" cx={x} cy={y} r={r1(radius * 0.72)} />
          <circle className="core" cx={x} cy={y} r={r1(radius * 0.37)} />
        </>
      )}
    </g>
  );
}

interface ButtonsProps extends Pick<NetworkMapProps, 'plan' | 'node' | 'onNode' | 'onMessage'> {
  /** The path of the message in hand. */
  readonly lit: string;
  /** The playhead, looked at when somebody asks for the latest message of a path. */
  readonly moment: RefObject<Millis>;
  readonly traffic: Traffic;
  readonly down: string;
}

/** One tab stop for all of them; arrow keys go from one to the next. */
const Buttons = memo(function Buttons(props: ButtonsProps) {
  const { plan, node, lit: way, moment, traffic, onNode, onMessage } = props;
  const down = props.down.split(' ');
  const [stop, setStop] = useState(0);
  const group = useRef<HTMLDivElement>(null);
  const count = plan.nodes.length + plan.links.length;
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const ends: Readonly<Record<string, number>> = { Home: 0, End: count - 1 };
    const step = steps[event.key];
    const next = step === undefined ? ends[event.key] : (stop + step + count) % count;
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setStop(next);
    group.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  const name = (id: string) => plan.nodes.find((one) => one.id === id)?.name ?? id;
  const place = (x: number, y: number, width: number, height: number) => (element: HTMLElement | null) => {
    if (element === null) return;
    const { style } = element;
    style.left = `${(x / plan.width) * 100}%`;
    style.top = `${(y / plan.height) * 100}%`;
    style.width = `${width}px`;
    style.height = `${height}px`;
  };
  const reach = plan.radius + plan.nodes.reduce((most, one) => Math.max(most, one.label.size), 0);
  return (
    <div ref={group} className="nm-buttons needs-script" role="group" aria-label={text.buttons} onKeyDown={onKeyDown}>
      {plan.nodes.map((one, i) => (
        <button
          key={one.id}
          ref={place(one.x, one.y + one.label.size / 2, Math.max(36, plan.radius * 2 + 14), reach * 2 + 8)}
          type="button"
          tabIndex={i === stop ? 0 : -1}
          aria-pressed={one.id === node}
          aria-label={text.element(one.name, one.kind, one.host, down.includes(one.id))}
          title={text.elementHelp(one.name, one.host)}
          onFocus={() => setStop(i)}
          onClick={() => onNode(one.id)}
        />
      ))}
      {plan.links.map(({ a, b, curve, transports }, j) => {
        const i = plan.nodes.length + j;
        const middle = pointAt(curve, 0.5);
        const lit = way === linkKey(a, b);
        return (
          <button
            key={linkKey(a, b)}
            ref={place(middle.x, middle.y, 24, 24)}
            type="button"
            className="path"
            tabIndex={i === stop ? 0 : -1}
            aria-pressed={lit}
            aria-label={text.link(name(a), name(b), transports)}
            title={text.linkHelp(name(a), name(b), transports)}
            onFocus={() => setStop(i)}
            onClick={() => {
              const id = messageOn(traffic, a, b, moment.current);
              if (id !== null) onMessage(id);
            }}
          />
        );
      })}
    </div>
  );
});
