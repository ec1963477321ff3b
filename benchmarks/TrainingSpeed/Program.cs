// Measures training.
// usage: TrainingSpeed WIDTH STRIDE BATCH THREADS SECONDS           the network alone, as in training/pytorch_training.py
//        TrainingSpeed WIDTH STRIDE BATCH THREADS SECONDS FOLDER    the network alone and fed with the pictures of a folder, in turns
//        TrainingSpeed head CLASSES RATE BATCH THREADS SECONDS      a sampled head alone
//        TrainingSpeed memory FOLDER EPOCHS                         the memory that a small run holds after each epoch
// Prints one line of JSON: speeds by the clock and by the processor time spent (all threads together).
using System.Globalization;
using System.Text.Json;
using GhostFaceNets.Training.Torch;

double Number(int place) => double.Parse(args[place], CultureInfo.InvariantCulture);
// On a thread of the pool, as the ghostface command trains.
var result = await Task.Run(() =>
{
    TorchRuntime.Start();
    return (object)(args switch
    {
        ["memory", var folder, _] => RunMemory.Measure(folder, (int)Number(2)),
        ["head", ..] => HeadSpeed.Measure((int)Number(1), Number(2), (int)Number(3), (int)Number(4), Number(5)),
        [_, _, _, _, _, var folder] => LoadingCost.Measure(Number(0), (int)Number(1), (int)Number(2), (int)Number(3), Number(4), folder),
        _ => NetworkSpeed.Measure(Number(0), (int)Number(1), (int)Number(2), (int)Number(3), Number(4)),
    });
});
Console.WriteLine(JsonSerializer.Serialize(result));
