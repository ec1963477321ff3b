"""Writes a data set in MXNet's RecordIO from the description of the format alone, and beside it the files that unpacking must give.
FOLDER [PEOPLE [IMAGES]]; the folder python_records beside this script is what it wrote for 3 people with 2 images each."""
import os
import random
import struct
import sys

MAGIC = struct.pack("<I", 0xCED7230A)


def record(content):
    parts, begin = [], 0
    for at in range(0, len(content) - 3, 4):
        if content[at:at + 4] == MAGIC:
            parts.append(content[begin:at])
            begin = at + 4
    parts.append(content[begin:])
    written = b""
    for i, part in enumerate(parts):
        kind = 0 if len(parts) == 1 else 1 if i == 0 else 3 if i == len(parts) - 1 else 2
        written += MAGIC + struct.pack("<I", kind << 29 | len(part)) + part + b"\0" * (-len(part) % 4)
    return written


def header(labels, key, as_array):
    flag, label = (len(labels), 0.0) if as_array else (0, labels[0])
    return struct.pack("<IfQQ", flag, label, key, 0) + (struct.pack("<%df" % len(labels), *labels) if as_array else b"")


def main(root, people=30, images=10):
    rng = random.Random(3)
    os.makedirs(os.path.join(root, "records"))
    records, ranges, key = [], [], 1
    for person in range(int(people)):
        first = key
        for _ in range(int(images)):
            image = b"".join(rng.choice([MAGIC, bytes([rng.randrange(256)]), b"\x0a\x23"]) for _ in range(rng.randrange(1, 40)))
            labels = [float(person), 0.5] if rng.random() < 0.5 else [float(person)]
            records.append((key, header(labels, key, len(labels) > 1) + image))
            folder = os.path.join(root, "expected", str(person))
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, "%d.jpg" % key), "wb") as file:
                file.write(image)
            key += 1
        ranges.append((float(first), float(key)))
    end = key
    for both in ranges:
        records.append((key, header(both, key, True)))
        key += 1
    records.append((0, header((float(end), float(key)), 0, True)))
    with open(os.path.join(root, "records", "train.rec"), "wb") as rec, open(os.path.join(root, "records", "train.idx"), "w") as idx:
        for of, content in records:
            idx.write("%d\t%d\n" % (of, rec.tell()))
            rec.write(record(content))


main(*sys.argv[1:])
