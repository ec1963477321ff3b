using System.Buffers.Binary;
using System.Text;

namespace GhostFaceNets.Evaluation.Verification.Pickles;

/// <summary>Reads a pickle as data: lists, tuples, numbers, booleans, byte strings and numpy arrays of bytes. A pickle is a
/// program for Python's stack machine; here every instruction that could call anything is an error. Memory stays in
/// proportion to the file: byte strings are slices of it, and an instruction makes one value at most.</summary>
/// <remarks>The instructions: <see href="https://github.com/python/cpython/blob/main/Lib/pickletools.py"/>.</remarks>
internal sealed class PickleReader
{
    private const int LongestName = 200;

    private readonly ReadOnlyMemory<byte> _data;
    private readonly string _file;
    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<uint, object?> _memo = [];
    private int _next;
    private int _at;
    private byte _opcode;

    private PickleReader(ReadOnlyMemory<byte> data, string file) => (_data, _file) = (data, file);

    /// <summary>The value that the pickle describes: null, bool, long, <see cref="ReadOnlyMemory{T}"/> of bytes, <see cref="PickleText"/>,
    /// <see cref="PickleArray"/>, <see cref="PickleTuple"/> or a list of such.</summary>
    /// <exception cref="BadDataException">Names the instruction and its byte.</exception>
    public static object? Read(ReadOnlyMemory<byte> data, string file) => new PickleReader(data, file).Run();

    private object? Run()
    {
        while (true)
        {
            (_at, _opcode) = (_next, Take(1).Span[0]);
            if ((PickleOpcode)_opcode == PickleOpcode.Stop) return Pop();
            Step((PickleOpcode)_opcode);
        }
    }

    private void Step(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Protocol:
                if (Take(1).Span[0] is var protocol and > 5) throw Bad($"pickle protocol {protocol}, where 2 to 5 are known");
                break;
            case PickleOpcode.Frame: CheckLength(Unsigned64()); break;
            case PickleOpcode.Mark: _marks.Push(_stack.Count); break;
            case PickleOpcode.Pop: Pop(); break;
            case PickleOpcode.None: Push(null); break;
            case PickleOpcode.NewTrue: Push(true); break;
            case PickleOpcode.NewFalse: Push(false); break;
            case PickleOpcode.BinInt: Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4).Span)); break;
            case PickleOpcode.BinInt1: Push((long)Take(1).Span[0]); break;
            case PickleOpcode.BinInt2: Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2).Span)); break;
            case PickleOpcode.Long1: Push(Signed(Take(Take(1).Span[0]).Span)); break;
            case PickleOpcode.ShortBinString or PickleOpcode.ShortBinBytes: Push(Take(Take(1).Span[0])); break;
            case PickleOpcode.BinString or PickleOpcode.BinBytes: Push(Take(CheckLength(Unsigned32()))); break;
            case PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8: Push(Take(CheckLength(Unsigned64()))); break;
            case PickleOpcode.ShortBinUnicode: Push(new PickleText(Take(Take(1).Span[0]))); break;
            case PickleOpcode.BinUnicode: Push(new PickleText(Take(CheckLength(Unsigned32())))); break;
            case PickleOpcode.BinUnicode8: Push(new PickleText(Take(CheckLength(Unsigned64())))); break;
            case PickleOpcode.BinPut: _memo[Take(1).Span[0]] = Peek(); break;
            case PickleOpcode.LongBinPut: _memo[Unsigned32()] = Peek(); break;
            case PickleOpcode.Memoize: _memo[(uint)_memo.Count] = Peek(); break;
            case PickleOpcode.BinGet: Fetch(Take(1).Span[0]); break;
            case PickleOpcode.LongBinGet: Fetch(Unsigned32()); break;
            case PickleOpcode.EmptyTuple: Push(new PickleTuple([])); break;
            case PickleOpcode.Tuple1: Push(new PickleTuple(PopMany(1))); break;
            case PickleOpcode.Tuple2: Push(new PickleTuple(PopMany(2))); break;
            case PickleOpcode.Tuple3: Push(new PickleTuple(PopMany(3))); break;
            case PickleOpcode.Tuple: Push(new PickleTuple(PopToMark())); break;
            case PickleOpcode.EmptyList: Push(new List<object?>()); break;
            case PickleOpcode.List: Push(PopToMark().ToList()); break;
            case PickleOpcode.Append: Append(PopMany(1)); break;
            case PickleOpcode.Appends: Append(PopToMark()); break;
            case PickleOpcode.EmptyDict: Push(new PickleMapping()); break;
            case PickleOpcode.SetItem: SetItems(PopMany(2)); break;
            case PickleOpcode.SetItems: SetItems(PopToMark()); break;
            case PickleOpcode.Global: PushCallable(Line(), Line()); break;
            case PickleOpcode.StackGlobal:
                var names = PopMany(2);
                PushCallable($"{names[0]}", $"{names[1]}");
                break;
            case PickleOpcode.Reduce: Reduce(); break;
            case PickleOpcode.Build:
                var state = Pop();
                if (!PickleShapes.Build(Peek(), state)) throw Bad("a state that is not that of a numpy array of bytes whose shape fits its data");
                break;
            default:
                throw Bad("an instruction that a list of pictures and labels does not need; nothing was run");
        }
    }

    private void PushCallable(string module, string name) =>
        Push(PickleShapes.Find(module, name) ?? throw Bad($"the name {Shown(module)}.{Shown(name)}, which does not belong to a list of pictures and labels; nothing was run"));

    private void Reduce()
    {
        var parts = PopMany(2);
        Push(parts is [PickleCallable callable, PickleTuple arguments] && PickleShapes.Reduce(callable, arguments.Items) is { } value
            ? value
            : throw Bad("a call that is not the form of a numpy array, a numpy boolean or a byte string; nothing was run"));
    }

    private void Append(object?[] items)
    {
        if (Peek() is not List<object?> list) throw Bad("items for something that is no list");
        list.AddRange(items);
    }

    private void SetItems(object?[] items)
    {
        if (Peek() is not PickleMapping || items.Length % 2 != 0) throw Bad("keys and values for something that is no dictionary");
    }

    private void Fetch(uint key) => Push(_memo.TryGetValue(key, out var value) ? value : throw Bad($"the remembered value {key}, which does not exist"));

    private void Push(object? value) => _stack.Add(value);

    private int Floor => _marks.TryPeek(out var mark) ? mark : 0;

    private object? Peek() => _stack.Count > Floor ? _stack[^1] : throw Bad("needs a value, but there is none");

    private object? Pop() => PopMany(1)[0];

    private object?[] PopMany(int count)
    {
        if (_stack.Count - count < Floor) throw Bad($"needs {count} values, but there are {_stack.Count - Floor}");
        var start = _stack.Count - count;
        object?[] items = [.. _stack[start..]];
        _stack.RemoveRange(start, count);
        return items;
    }

    private object?[] PopToMark()
    {
        if (_marks.Count == 0) throw Bad("needs a mark, but there is none");
        var count = _stack.Count - _marks.Peek();
        var items = PopMany(count);
        _marks.Pop();
        return items;
    }

    private uint Unsigned32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4).Span);

    private ulong Unsigned64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8).Span);

    private long Signed(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > sizeof(long)) throw Bad($"a number of {bytes.Length} bytes, where 8 are the most");
        Span<byte> whole = stackalloc byte[sizeof(long)];
        whole.Fill(bytes.Length > 0 && bytes[^1] >= 0x80 ? (byte)0xff : (byte)0);
        bytes.CopyTo(whole);
        return BinaryPrimitives.ReadInt64LittleEndian(whole);
    }

    private string Line()
    {
        var rest = _data.Span[_next..];
        var length = rest[..Math.Min(rest.Length, LongestName)].IndexOf((byte)'\n');
        if (length < 0) throw Bad("a name without an end");
        return Encoding.UTF8.GetString(Take(length + 1).Span[..^1]);
    }

    private int CheckLength(ulong length) => length <= (ulong)(_data.Length - _next)
        ? (int)length
        : throw Bad($"{length} bytes announced, but the file has {_data.Length - _next} more");

    private ReadOnlyMemory<byte> Take(int count)
    {
        if (count > _data.Length - _next)
        {
            throw new BadDataException(_file, $"byte {_data.Length}: the pickle ends in the middle, {count - (_data.Length - _next)} bytes are missing at least.");
        }

        var slice = _data.Slice(_next, count);
        _next += count;
        return slice;
    }

    private static string Shown(string name) => new([.. name.Take(40).Select(c => char.IsControl(c) ? '?' : c)]);

    private BadDataException Bad(string problem)
    {
        var name = Enum.IsDefined((PickleOpcode)_opcode) ? ((PickleOpcode)_opcode).ToString() : $"0x{_opcode:x2}";
        return new BadDataException(_file, $"byte {_at}, pickle opcode {name}: {problem}.");
    }
}
