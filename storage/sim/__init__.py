"""Deterministic simulation of a storage fleet: one seed tells one story.

    profile + seed -> World -> trace -> checkers -> nothing, or the rule that was broken

    chance     a generator of our own, so that a seed means the same on every version of Python
    clock      one heap of (time, sequence, event); tasks are greenlets, so the product's blocking code runs unchanged
    network    delays, drops, doubles, reorders and cuts off
    disk       the Disk protocol in memory: crashes, torn writes, lies, rot
    host       a process that runs a StorageNode, unchanged
    fleet      the transport of a Volume over that network: boxcars, acknowledgements, retries, reads
    writer     a process that recovers the volume and works on it: the product's recover, Volume, Mtr and Cache
    branches   volumes that the writer makes as of an LSN of another one, and drops
    profiles   which faults a story has
    world      puts them together, and ends each story with a recovery that must find everything
    trace      what happened, as data
    checkers   rules that read only the trace

What each profile may break is in profiles.py. Safety must hold under all of them; that everything gets durable again
is asked after the faults have ended.

Not simulated: the B-tree, sessions, the system volume (a page of the first volume stands for it). They are above the volume, which is deterministic by itself.
Source: the method is FoundationDB's and TigerBeetle's; the rules are AURORA.md's, "Consistency points" and "Crash recovery".
"""
