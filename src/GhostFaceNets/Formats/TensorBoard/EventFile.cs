using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;
using GhostFaceNets.Files;
using GhostFaceNets.Formats.TensorBoard.Schema;

namespace GhostFaceNets.Formats.TensorBoard;

/// <summary>Numbers over steps in a file that TensorBoard shows while it grows: TFRecord frames
/// (https://www.tensorflow.org/tutorials/load_data/tfrecord) of event messages.</summary>
public sealed class EventFile
{
    private const string Version = "brain.Event:2";
    private readonly TimeProvider _time;

    private EventFile(string path, TimeProvider time) => (Path, _time) = (path, time);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Begins a file of its own in a folder. What older files of the folder hold from a step on is no longer shown:
    /// a run that goes on from an earlier place does those steps again.</summary>
    /// <param name="folder">The folder that TensorBoard is given; made when it is absent.</param>
    /// <param name="firstStep">The first step that the file will hold.</param>
    /// <param name="time">Tells the time.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static EventFile Create(string folder, long firstStep, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var stem = System.IO.Path.Combine(folder, string.Create(
            CultureInfo.InvariantCulture, $"events.out.tfevents.{time.GetUtcNow().ToUnixTimeSeconds():D10}.ghostface.{Environment.ProcessId}"));
        var number = 0;
        while (File.Exists($"{stem}.{number}")) number++;
        var file = new EventFile($"{stem}.{number}", time);
        AtomicFile.Write(file.Path, stream =>
        {
            stream.Write(file.Frame(new Event { FileVersion = Version }));
            stream.Write(file.Frame(new Event { Step = firstStep, SessionLog = new() { Status = SessionLog.Types.SessionStatus.Start } }));
        });
        return file;
    }

    /// <summary>Adds the numbers of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="values">Numbers by tag; they are stored as float32.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Add(long step, IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var summary = new Summary();
        summary.Value.Add(values.Select(value => new Summary.Types.Value { Tag = value.Key, SimpleValue = (float)value.Value }));
        File.AppendAllBytes(Path, Frame(new Event { Step = step, Summary = summary }));
    }

    // Length, its checksum, the message, its checksum; little endian.
    private byte[] Frame(Event message)
    {
        const int length = sizeof(ulong), checksum = sizeof(uint);
        message.WallTime = _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000d;
        var data = message.ToByteArray();
        var frame = new byte[length + checksum + data.Length + checksum];
        BinaryPrimitives.WriteUInt64LittleEndian(frame, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(length), Crc32C.Masked(frame.AsSpan(0, length)));
        data.CopyTo(frame, length + checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(frame.Length - checksum), Crc32C.Masked(data));
        return frame;
    }
}
