using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;
using GhostFaceNets.Tests.Formats.Onnx;

namespace GhostFaceNets.Tests.Inference.Engine;

public class EngineBackendTests
{
    private readonly EngineBackend _backend = new();

    private static Network Small { get; } =
        BackendProof.Damped(Architecture.Build("ghostfacenetv2", new() { Width = 0.25, InputSize = 48, EmbeddingSize = 16 }));

    [Fact]
    public void An_absent_device_is_an_error_that_names_it() =>
        Should.Throw<NotSupportedException>(() => _backend.Open(Small, new("cuda:0"))).Message.ShouldContain("'cuda:0'");

    [Fact]
    public void The_device_in_use_is_reported_and_the_input_described()
    {
        using var session = _backend.Open(Small, new());
        session.Device.ShouldBe("cpu");
        session.InputExtents.ShouldBe([-1, 3, 48, 48]);
        session.Outputs.ShouldBe(["embedding"]);
    }

    [Fact]
    public void An_input_of_another_shape_is_refused_by_both_shapes()
    {
        using var session = _backend.Open(Small, new());
        Should.Throw<ArgumentException>(() => session.Run(new(new(1, 3, 48, 47), new float[3 * 48 * 47])))
            .Message.ShouldStartWith("The input has shape (1, 3, 48, 47), the network takes (any, 3, 48, 48).");
    }

    [Fact]
    public void A_foreign_operator_is_named() =>
        Should.Throw<NotSupportedException>(() => _backend.OpenOnnx(new ForeignModel().Node("Softmax", "x", "y").Bytes(), "foreign.onnx", new()))
            .Message.ShouldBe("foreign.onnx: the engine does not know the ONNX operator Softmax; ONNX Runtime may.");

    [Fact]
    public void A_foreign_model_takes_pictures_of_the_size_that_it_leaves_open()
    {
        var model = new ForeignModel(0, 3, 0, 0).Node("MaxPool", "x", "y", node => node.With("kernel_shape", 2, 2).With("strides", 2, 2));
        using var session = _backend.OpenOnnx(model.Bytes(), "foreign.onnx", new());
        session.InputExtents.ShouldBe([-1, 3, -1, -1]);
        for (var size = 2; size < 24; size += 2)
        {
            var pixels = new float[3 * size * (size + 2)];
            pixels[^1] = 7;
            var largest = session.Run(new(new(1, 3, size, size + 2), pixels))[0];
            largest.Shape.Extents.ShouldBe([1, 3, size / 2, size / 2 + 1]);
            largest.Values.ShouldBe([.. new float[3 * size / 2 * (size / 2 + 1) - 1], 7]);
        }

        Should.Throw<ArgumentException>(() => session.Run(new(new(12), new float[12]))).Message.ShouldStartWith("The input has shape (12)");
    }

    [Fact]
    public void What_is_no_model_is_bad_data() =>
        Should.Throw<BadDataException>(() => _backend.OpenOnnx("no model at all"u8.ToArray(), "note.onnx", new())).File.ShouldBe("note.onnx");

    [Fact]
    public void Instructions_that_the_machine_has_can_be_limited_and_others_not_be_had()
    {
        foreach (var limit in Enum.GetValues<InstructionSet>())
        {
            var expected = limit < _backend.Instructions ? limit : _backend.Instructions;
            new EngineBackend(limit).Instructions.ShouldBe(expected);
        }
    }

    [Fact]
    public void Instructions_that_the_process_is_to_leave_out_are_not_used()
    {
        // The test script runs these tests with each of the variables; without them the machine decides.
        var most = IsOff("DOTNET_EnableHWIntrinsic") ? InstructionSet.Scalar
            : IsOff("DOTNET_EnableAVX2") ? InstructionSet.Vector128
            : IsOff("DOTNET_EnableAVX512") ? InstructionSet.Vector256
            : InstructionSet.Vector512;
        (_backend.Instructions <= most).ShouldBeTrue($"{_backend.Instructions} are more than {most}");

        static bool IsOff(string variable) => Environment.GetEnvironmentVariable(variable) == "0";
    }

    [Fact]
    public void A_call_allocates_nothing_but_its_answer()
    {
        using var session = _backend.Open(Small, new());
        var input = BackendProof.RandomInput(Small, batch: 4);
        const int Calls = 20;
        var perCall = long.MaxValue;

        // Code that the compiler has not yet optimised boxes some numbers; it does so after a few rounds.
        for (var round = 0; round < 40; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++) session.Run(input);
            perCall = Math.Min(perCall, (GC.GetAllocatedBytesForCurrentThread() - before) / Calls);
        }

        // The numbers, and three small objects around them.
        perCall.ShouldBeLessThan(4 * 16 * sizeof(float) + 256);
    }

    [Fact]
    public void Calls_at_the_same_time_and_threads_inside_a_call_give_the_same_numbers()
    {
        using var session = _backend.Open(Small, new());
        using var threaded = _backend.Open(Small, new(Threads: 3));
        var input = BackendProof.RandomInput(Small, batch: 5);
        var expected = session.Run(input)[0].Values;
        threaded.Run(input)[0].Values.ShouldBe(expected);
        var size = input.Values.Length / 5;
        Parallel.For(0, 40, call =>
        {
            var picture = call % 5;
            var one = new FloatTensor(new(1, 3, 48, 48), input.Values[(picture * size)..((picture + 1) * size)]);
            session.Run(one)[0].Values.ShouldBe(expected[(picture * 16)..((picture + 1) * 16)]);
        });
    }
}
