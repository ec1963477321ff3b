"""Reads a TensorBoard event file from the descriptions of TFRecord, CRC-32C and protocol buffers alone, and prints what it holds as JSON."""
import json
import struct
import sys


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at, value, shift = at + 1, value | (byte & 127) << shift, shift + 7
        if byte < 128:
            return value, at


def fields(data):
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        number, kind = key >> 3, key & 7
        if kind == 0:
            value, at = varint(data, at)
        else:
            size = {1: 8, 5: 4}.get(kind)
            if size is None:
                size, at = varint(data, at)
            value, at = data[at:at + size], at + size
        yield number, value


def event(data):
    read = {"time": 0.0, "step": 0}
    for number, value in fields(data):
        if number == 1:
            read["time"] = struct.unpack("<d", value)[0]
        elif number == 2:
            read["step"] = value
        elif number == 3:
            read["version"] = value.decode()
        elif number == 7:
            read["session"] = dict(fields(value))[1]
        elif number == 5:
            scalars = [dict(fields(each)) for tag, each in fields(value) if tag == 1]
            read["values"] = {each[1].decode(): struct.unpack("<f", each[2])[0] for each in scalars}
    return read


content, place, events = open(sys.argv[1], "rb").read(), 0, []
while place < len(content):
    length = content[place:place + 8]
    assert masked(length) == struct.unpack_from("<I", content, place + 8)[0], "checksum of a length"
    end = place + 12 + struct.unpack("<Q", length)[0]
    body = content[place + 12:end]
    assert len(content) >= end + 4 and masked(body) == struct.unpack_from("<I", content, end)[0], "checksum of a message"
    events.append(event(body))
    place = end + 4
json.dump(events, sys.stdout)
