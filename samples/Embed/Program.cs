// From a model file and an aligned face to its embedding, and how long that took since the process began:
// Embed model.onnx face.png
using System.Diagnostics;
using GhostFaceNets;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Recognition;

if (args is not [var model, var picture])
{
    Console.Error.WriteLine("Usage: Embed MODEL.onnx FACE.png");
    return 2;
}

try
{
    var begun = Process.GetCurrentProcess().StartTime;
    var engine = new EngineBackend();
    using var embedder = new Embedder(OnnxFile.Read(model), engine, new(Sessions: 1));
    var loaded = DateTime.Now - begun;
    var embedding = embedder.Embed([PictureFile.Read(picture)])[0];
    var embedded = DateTime.Now - begun;
    Console.WriteLine($"{engine.Instructions}: model loaded after {loaded.TotalMilliseconds:F0} ms, first face embedded after {embedded.TotalMilliseconds:F0} ms");
    Console.WriteLine(string.Join(", ", embedding[..4].ToArray()));
    return 0;
}
catch (Exception e) when (e is BadDataException or IOException or UnauthorizedAccessException or ArgumentException)
{
    Console.Error.WriteLine(e.Message);
    return 3;
}
