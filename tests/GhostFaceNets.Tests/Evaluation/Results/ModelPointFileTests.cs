using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation.Results;

public sealed class ModelPointFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Columns_may_come_in_any_order_and_two_may_be_absent()
    {
        Read("accuracy,name,mflops\n99.5, \"Net, wide\" ,60.3\n").ShouldBe([new ModelPoint("Net, wide", 60.3, 99.5)]);
        Read("name,params,mflops,family,accuracy\na,1.5,2,f,3\nb,,2,,100\n").ShouldBe([new ModelPoint("a", 2, 3, "f", 1.5), new ModelPoint("b", 2, 100)]);
    }

    [Theory]
    [InlineData("name,accuracy\na,1\n", "line 1")]
    [InlineData("name,mflops,accuracy\n", "no model")]
    [InlineData("name,mflops,accuracy\na,0,90\n", "line 2: '0' is no mflops")]
    [InlineData("name,mflops,accuracy\na,1,90\nb,1,101\n", "line 3: '101' is no accuracy")]
    [InlineData("name,mflops,accuracy,params\na,1,90,x\n", "line 2: 'x' is no params")]
    [InlineData("name,mflops,accuracy\na,1\n", "'name")]
    public void A_table_that_is_none_is_bad_data_with_its_line(string text, string place) =>
        Should.Throw<BadDataException>(() => Read(text)).Message.ShouldContain(place);

    private IReadOnlyList<ModelPoint> Read(string text)
    {
        File.WriteAllText(_folder["models.csv"], text);
        return ModelPointFile.Read(_folder["models.csv"]);
    }
}
