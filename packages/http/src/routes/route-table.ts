interface Addressed {
  readonly method: string;
  readonly path: string;
}

/** A route that a request names, with the values of its path's parameters. */
export interface Found<Route> {
  readonly route: Route;
  readonly params: Record<string, string>;
}

interface End<Route> {
  readonly route: Route;
  /** Place in the list: of two that match, the earlier one serves. */
  readonly index: number;
  /** By place in the path; undefined where the path is fixed. */
  readonly names: readonly (string | undefined)[];
}

interface Node<Route> {
  readonly fixed: Map<string, Node<Route>>;
  any: Node<Route> | undefined;
  end: End<Route> | undefined;
}

/** Of what Express would decode, fold or forgive, this knows nothing. */
const PLAIN = /^(?:\/[A-Za-z0-9_.~-]+)+$/;

/**
 * Finds a route by the segments of a path instead of trying the patterns of all three hundred, one
 * after another. It knows paths as they are documented; one that is encoded, in other letters or
 * with a last slash is undefined here, and Express's own matching decides about it.
 */
export function routeTable<Route extends Addressed>(
  routes: readonly Route[],
): (method: string, path: string) => Found<Route> | undefined {
  const roots = new Map<string, Node<Route>>();
  for (const [index, route] of routes.entries()) {
    const method = route.method.toUpperCase();
    const root = roots.get(method) ?? newNode();
    roots.set(method, root);
    add(root, route, index);
  }
  return (method, path) => {
    const root = roots.get(method);
    if (root === undefined || !PLAIN.test(path)) return undefined;
    const segments = path.slice(1).split("/");
    const end = findEnd(root, segments, 0);
    if (end === undefined) return undefined;
    const params: Record<string, string> = {};
    for (const [place, name] of end.names.entries()) {
      if (name !== undefined) params[name] = segments[place] ?? "";
    }
    return { route: end.route, params };
  };
}

function newNode<Route>(): Node<Route> {
  return { fixed: new Map(), any: undefined, end: undefined };
}

function add<Route extends Addressed>(root: Node<Route>, route: Route, index: number): void {
  const segments = route.path.slice(1).split("/");
  let node = root;
  for (const segment of segments) {
    if (segment.startsWith(":")) node = node.any ??= newNode();
    else {
      const next = node.fixed.get(segment) ?? newNode();
      node.fixed.set(segment, next);
      node = next;
    }
  }
  const names = segments.map((one) => (one.startsWith(":") ? one.slice(1) : undefined));
  node.end ??= { route, index, names };
}

function findEnd<Route>(
  node: Node<Route>,
  segments: readonly string[],
  depth: number,
): End<Route> | undefined {
  if (depth === segments.length) return node.end;
  const fixed = node.fixed.get(segments[depth] ?? "");
  const one = fixed && findEnd(fixed, segments, depth + 1);
  const other = node.any && findEnd(node.any, segments, depth + 1);
  if (one === undefined || other === undefined) return one ?? other;
  return one.index < other.index ? one : other;
}
