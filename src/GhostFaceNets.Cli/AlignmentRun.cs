using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using GhostFaceNets.Detection;
using GhostFaceNets.Files;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Cli;

/// <summary>Aligns the faces of a folder in parallel. A face that is there and not older than its picture is done;
/// <c>alignment.json</c> among the faces says how they were made and what is missing.</summary>
internal sealed class AlignmentRun(FaceExtractor extractor, string from, string to)
{
    private readonly ConcurrentBag<string> _withoutFace = [];
    private readonly ConcurrentDictionary<string, string> _broken = new();
    private int _aligned;
    private int _alreadyDone;

    public string ReportPath { get; } = Path.Combine(to, "alignment.json");

    /// <summary>Aligns what is not done yet.</summary>
    /// <exception cref="OperationCanceledException">After the report of what was done is written.</exception>
    /// <exception cref="UsageException">The folder holds faces that were made otherwise, or lies within the other.</exception>
    public AlignmentReport Run(AlignmentSettings settings, CommandContext context, CancellationToken cancellation)
    {
        CheckFolders();
        CheckSettings(settings);
        AtomicFolder.EnsureWritable(to);
        var pictures = PictureFiles.In(from);
        WriteReport(settings, pictures.Count);
        try
        {
            return WorkProgress.Run(context, "aligning", pictures.Count, progress =>
            {
                var done = 0;
                Parallel.ForEach(pictures, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, picture =>
                {
                    Align(Path.GetRelativePath(from, picture));
                    progress.Report(Interlocked.Increment(ref done));
                });
                return WriteReport(settings, pictures.Count);
            });
        }
        catch (OperationCanceledException)
        {
            WriteReport(settings, pictures.Count);
            throw;
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
            throw;
        }
    }

    private void Align(string name)
    {
        var source = Path.Combine(from, name);
        // Other formats are read but not written.
        var target = Path.Combine(to, Path.GetExtension(name).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg" ? name : name + ".png");
        if (File.Exists(target) && File.GetLastWriteTimeUtc(target) >= File.GetLastWriteTimeUtc(source))
        {
            Interlocked.Increment(ref _alreadyDone);
            return;
        }

        try
        {
            if (extractor.Extract(PictureFile.Read(source)) is { } face)
            {
                PictureFile.Write(target, face.Aligned);
                Interlocked.Increment(ref _aligned);
                return;
            }

            _withoutFace.Add(name);
        }
        catch (BadDataException error)
        {
            _broken[name] = error.Problem;
        }
        catch (FileNotFoundException)
        {
            _broken[name] = "there is no such file: a link that leads nowhere, or removed meanwhile";
        }

        // The face of an older photograph of that name is not this one's.
        if (File.Exists(target)) File.Delete(target);
    }

    private AlignmentReport WriteReport(AlignmentSettings settings, int pictures)
    {
        var report = new AlignmentReport(
            settings,
            pictures,
            _aligned,
            _alreadyDone,
            [.. _withoutFace.Order(StringComparer.Ordinal)],
            new SortedDictionary<string, string>(_broken, StringComparer.Ordinal),
            _aligned + _alreadyDone + _withoutFace.Count + _broken.Count == pictures);
        AtomicFile.WriteText(ReportPath, JsonSerializer.Serialize(report, GhostCommand.Json) + "\n");
        return report;
    }

    private void CheckFolders()
    {
        var (source, target) = (Path.TrimEndingDirectorySeparator(from) + Path.DirectorySeparatorChar, Path.TrimEndingDirectorySeparator(to) + Path.DirectorySeparatorChar);
        if (target.StartsWith(source, StringComparison.Ordinal))
        {
            throw new UsageException($"the aligned faces must not go into the folder of photographs itself: '{to}' lies in '{from}'");
        }
    }

    private void CheckSettings(AlignmentSettings settings)
    {
        if (!File.Exists(ReportPath)) return;
        AlignmentSettings earlier;
        try
        {
            earlier = JsonSerializer.Deserialize<AlignmentReport>(File.ReadAllBytes(ReportPath), GhostCommand.Json)?.Settings ?? throw new JsonException();
        }
        catch (JsonException error)
        {
            throw new BadDataException(ReportPath, "this is no report of an alignment; remove it to begin anew", error);
        }

        if (earlier != settings) throw new UsageException($"'{to}' holds faces made with --size {earlier.Size} --select {earlier.Select}; name another folder or the same settings");
    }
}
