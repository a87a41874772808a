import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** True for an address that is not on the public internet: loopback, private, link-local, reserved, mapped. */
export function isLocalAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return true;
  // Of IPv6 only this third is given out for the internet (RFC 4291); `::127.0.0.1` and the like lie outside of it.
  return parsed instanceof ipaddr.IPv6 && (parsed.parts[0]! & 0xe000) !== 0x2000;
}

/** The error code of a refused address. */
export const LOCAL_ADDRESS = 'JOBTRAIL_LOCAL_ADDRESS';

function refusal(host: string): NodeJS.ErrnoException {
  const error: NodeJS.ErrnoException = new Error(`${host} is a local address`);
  error.code = LOCAL_ADDRESS;
  return error;
}

/** A name look-up that gives a connection only public addresses: what was checked is what is connected to. */
export const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    if (addresses.length === 0 || addresses.some(({ address }) => isLocalAddress(address)))
      return callback(refusal(host), '', 0);
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

/** Throws for a host written as a local address, or named as one. */
export function refuseLocalHost(hostname: string): void {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (
    isIP(host)
      ? isLocalAddress(host)
      : /^(?:localhost|.*\.localhost|.*\.local|.*\.internal|.*\.home\.arpa)$/.test(host)
  )
    throw refusal(host);
}

/** For a request through a proxy, which resolves names itself: refuses a name that is local here. */
export function refuseLocalName(hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    lookup(hostname, { all: true }, (error, addresses) => {
      if (!error && addresses.some(({ address }) => isLocalAddress(address))) reject(refusal(hostname));
      else resolve();
    });
  });
}
