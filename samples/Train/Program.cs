// The training example of the original project's README: GhostFaceNetV1 1.3/2 on MS1MV2, begun by `dotnet run`.
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;

var recipe = new Recipe
{
    Data = new() { Records = "datasets/faces_emore" },
    Evaluation =
    [
        new() { Bin = "datasets/faces_emore/lfw.bin" },
        new() { Bin = "datasets/faces_emore/cfp_fp.bin" },
        new() { Bin = "datasets/faces_emore/agedb_30.bin" },
    ],
    Model = new() { Architecture = "ghostfacenetv1", Width = 1.3, Stride = 2, Embedding = 512 },
    Optimizer = new() { Name = OptimizerKind.Sgd, Momentum = 0.9 },
    Schedule = new() { Name = ScheduleKind.Cosine, Base = 0.1, Minimum = 1e-5, Period = 45, Decay = 0.5 },
    Stages =
    [
        new() { Loss = new() { Name = LossKind.Arcface, Scale = 32 }, Epochs = 1 },
        new() { Loss = new() { Name = LossKind.Arcface, Scale = 64 }, Epochs = 50 },
    ],
    BatchSize = 128,
    WeightDecay = 5e-4,
};

var folder = new RunFolder("runs/ghostnetv1_w1.3_s2");
using var trainer = folder.HasRun ? Trainer.Resume(recipe, folder) : Trainer.Start(recipe, folder);
var result = trainer.Run();
Console.WriteLine($"{result.Epochs} epochs, best on agedb_30: {result.Best:P2}; models in {result.Run}");
